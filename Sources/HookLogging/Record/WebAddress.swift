import Bytes
import OperatingSystem

/// The URL of a page.
struct WebAddress {
  private let text: String

  /// Creates an address.
  ///
  /// - Parameter text: The URL as given; tabs and line breaks are ignored (URL standard, 4.4).
  init(_ text: String) {
    let isIgnored = { (byte: UInt8) in
      byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    guard text.utf8.contains(where: isIgnored) else {
      self.text = text
      return
    }
    self.text = String(decoding: text.utf8.filter { !isIgnored($0) }, as: UTF8.self)
  }

  /// The URL without the parts that can hold a secret: user info, query and fragment (RFC 3986). Nil if nothing
  /// is left.
  var publicPart: String? {
    let address = text.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let start = Self.authorityStart(in: address)
    let authority = address[start...].prefix { !Self.endsAuthority($0) }
    let scheme = String(Substring(address[..<start]))
    let host = authority.lastIndex(of: UInt8(ascii: "@")).map { address.index(after: $0) } ?? start
    let part = scheme + String(Substring(address[host...]))
    return part.isEmpty ? nil : part
  }

  /// Returns the start of the authority: after `//`, even without a scheme, and with a scheme after any number
  /// of slashes of either kind, which browsers accept.
  private static func authorityStart(in address: Substring.UTF8View) -> Substring.UTF8View.Index {
    let scheme = address.prefix { !endsAuthority($0) }
    let rest = address[scheme.endIndex...]
    let host = rest.drop(while: endsAuthority).startIndex
    if scheme.last == UInt8(ascii: ":") { return host }
    return scheme.isEmpty && rest.starts(with: "//".utf8) ? host : address.startIndex
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }
}
