import Bytes
import OperatingSystem

/// A model's ID, normalized: without what clouds and aliases add.
///
/// `us.anthropic.claude-sonnet-4-5-20250929-v1:0`, `anthropic/claude-sonnet-4.5`,
/// `claude-sonnet-4-5@20250929` and `claude-sonnet-4-5[1m]` are all `claude-sonnet-4-5`.
package struct ModelID: Equatable {
  /// The ID as displayed; the IDs of other vendors' models are unchanged.
  package let text: String

  package init(_ logged: String) {
    let id = Self.withoutContextSize(logged)
    text = BuiltInPrices.model(ofAlias: id) ?? Self.normalized(id) ?? id
  }

  /// The suffixes of environment variables for the model: `OPUS_5_5`, then the family's `OPUS`.
  var variableSuffixes: [String] {
    let name = text.hasPrefix(Self.prefix) ? text.dropFirst(Self.prefix.count) : text[...]
    let id = String(
      String.UnicodeScalarView(name.uppercased().unicodeScalars.map { Self.isPlain($0) ? $0 : "_" })
    )
    let family = id.split(separator: "_").first { part in
      part.unicodeScalars.allSatisfy { "A"..."Z" ~= $0 }
    }
    return [id] + (family.map { $0 == id ? [] : [String($0)] } ?? [])
  }

  private static let prefix = "claude-"
  private static let regions = ["us.", "eu.", "apac.", "jp.", "au.", "global."]

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    "A"..."Z" ~= scalar || "0"..."9" ~= scalar
  }

  /// Returns the ID without the `[1m]` of the larger context.
  private static func withoutContextSize(_ id: String) -> String {
    guard id.utf8.last == UInt8(ascii: "]"),
      let bracket = id.utf8.lastIndex(of: UInt8(ascii: "[")), bracket > id.startIndex
    else { return id }
    return String(id[..<bracket])
  }

  /// Returns the normalized ID; nil for other vendors' models.
  private static func normalized(_ logged: String) -> String? {
    var id = Substring(logged.lowercased()).utf8
    // Before the last slash is a provider, or all of an ARN but the profile's name.
    if let slash = id.lastIndex(of: UInt8(ascii: "/")) { id = id[slash...].dropFirst() }
    for mark in regions + ["anthropic."] where id.starts(with: mark.utf8) {
      id = id.dropFirst(mark.utf8.count)
    }
    guard id.starts(with: prefix.utf8) else { return nil }
    // After the ID, Vertex AI adds `@default` or a date, Bedrock a revision, OpenRouter a variant.
    id = id.prefix { $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: ":") }
    var parts = id.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    parts.removeFirst()
    while let last = parts.last, parts.count > 1, isDecoration(last) { parts.removeLast() }
    return inOrder(parts).reduce("claude") { $0 + "-" + String(Substring($1)) }
  }

  /// Returns whether a part is a date, `latest`, or a revision such as `v1`.
  private static func isDecoration(_ part: Substring.UTF8View) -> Bool {
    let isRevision = part.first == UInt8(ascii: "v")
    let digits = isRevision ? part.dropFirst() : part
    return part.elementsEqual("latest".utf8)
      || (isNumber(digits) && (isRevision || digits.count == 8))
  }

  /// Returns the family followed by the version, which came first in IDs up to version 3; omits a minor
  /// version of 0.
  private static func inOrder(_ parts: [Substring.UTF8View]) -> [Substring.UTF8View] {
    let families = parts.filter { !isNumber($0) }
    var version = parts.filter { isNumber($0) }
    guard families.count == 1 else { return parts }
    if version.count == 2, version[1].elementsEqual("0".utf8) { version.removeLast() }
    return families + version
  }

  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isDigit }
  }
}
