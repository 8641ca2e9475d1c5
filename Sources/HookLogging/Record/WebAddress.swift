import Bytes
import Redaction

/// The URL of a page.
package enum WebAddress {
  /// Returns a URL as the hook would have logged it; nil if nothing is left.
  package static func logged(_ url: String) -> String? { publicPart(of: Redactor.redacted(url)) }

  /// Returns a URL without the parts that can hold a secret: user info, query and fragment (RFC 3986). Nil if
  /// nothing is left.
  ///
  /// Tabs and line breaks in it are ignored (URL standard, 4.4).
  static func publicPart(of url: String) -> String? {
    var text = url
    if url.utf8.contains(where: { $0.isOne(of: "\t\n\r") }) {
      text = String(decoding: url.utf8.filter { !$0.isOne(of: "\t\n\r") }, as: UTF8.self)
    }
    let address = text.utf8.prefix { $0 != "?" && $0 != "#" }
    let start = authorityStart(in: address)
    let authority = address[start...].prefix { !$0.isOne(of: "/\\") }
    let scheme = String(Substring(address[..<start]))
    let host = authority.lastIndex(of: UInt8(ascii: "@")).map { address.index(after: $0) } ?? start
    let part = scheme + String(Substring(address[host...]))
    return part.isEmpty ? nil : part
  }

  /// Returns the start of the authority: after `//`, even without a scheme, and with a scheme after any number
  /// of slashes of either kind, which browsers accept.
  private static func authorityStart(in address: Substring.UTF8View) -> Substring.UTF8View.Index {
    let scheme = address.prefix { !$0.isOne(of: "/\\") }
    let rest = address[scheme.endIndex...]
    let host = rest.drop { $0.isOne(of: "/\\") }.startIndex
    let hasAuthority = scheme.last == ":" || scheme.isEmpty && rest.starts(with: "//".utf8)
    return hasAuthority ? host : address.startIndex
  }
}
