import Bytes

/// What clouds and gateways put in front of a model's name.
extension ModelID {
  /// The providers that come before a colon.
  private static let providers = ["anthropic:", "bedrock:", "vertex:", "vertex_ai:"]

  /// Returns a lowercased ID without the providers before it.
  static func withoutProviders(_ id: Substring.UTF8View) -> Substring.UTF8View {
    var id = id
    while let provider = providers.first(where: { id.starts(with: $0.utf8) }) {
      id = id.dropFirst(provider.utf8.count)
    }
    return id
  }

  /// Returns whether a byte separates the words of an ID; gateways write `_` and `.` in place of `-`.
  static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  /// Returns whether a word may be a part of a vendor's or region's name; it is empty in `anthropic--claude`.
  static func isVendorWord(_ word: Substring.UTF8View) -> Bool {
    word.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
  }

  /// Returns whether the words before the name are none, or Anthropic's with Bedrock's region: `us-gov.anthropic.`.
  ///
  /// After other words, such as those of `databricks-claude-opus-5`, only known families are Anthropic's models.
  static func isOfAnthropic(_ words: ArraySlice<Substring.UTF8View>, in id: Substring.UTF8View)
    -> Bool
  {
    let anthropic = "anthropic".utf8
    guard let first = words.first, let last = words.last else { return true }
    return first.elementsEqual(anthropic)
      || (last.elementsEqual(anthropic) && id[last.endIndex...].first == UInt8(ascii: "."))
  }
}
