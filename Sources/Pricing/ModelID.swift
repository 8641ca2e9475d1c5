import Bytes

/// A model's ID, normalized: without what clouds, gateways and aliases add.
///
/// `us.anthropic.claude-sonnet-4-5-20250929-v1:0`, `anthropic/claude-sonnet-4.5`,
/// `claude-sonnet-4-5@20250929` and `claude-sonnet-4-5[1m]` are all `claude-sonnet-4-5`.
package struct ModelID: Equatable {
  /// The ID as displayed; the IDs of other vendors' models are unchanged.
  package let text: String

  package init(_ logged: String) {
    let id = Self.withoutContextSize(logged)
    text = Self.model(ofAlias: id) ?? Self.normalized(id) ?? id
  }

  /// The ID without its vendor, `opus-5-5`.
  private var name: String {
    let vendor = "claude-"
    return text.hasPrefix(vendor) ? String(text.dropFirst(vendor.count)) : text
  }

  /// The first word of the name, `opus`; nil if no word is of letters alone.
  private var family: String? {
    name.unicodeScalars.split { !Self.isLetter($0) && !Self.isDigit($0) }
      .first { $0.allSatisfy(Self.isLetter) }.map { String($0) }
  }

  /// The suffixes of environment variables for the model: `OPUS_5_5`, then the family's `OPUS`.
  var variableSuffixes: [String] {
    let id = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { Self.isLetter($0) || Self.isDigit($0) ? $0 : "_" })
    ).uppercased()
    return [id] + (family.map { $0 == name ? [] : [$0.uppercased()] } ?? [])
  }

  /// The names by which a filter finds the model: `claude-opus-5-5`, `opus-5-5`, and its family, `opus`.
  package var filterNames: [String] { [text, name] + (family.map { [$0] } ?? []) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    "a"..."z" ~= scalar || "A"..."Z" ~= scalar
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  /// Returns the ID without the `[1m]` of the larger context.
  private static func withoutContextSize(_ id: String) -> String {
    guard id.utf8.last == UInt8(ascii: "]"),
      let bracket = id.utf8.lastIndex(of: UInt8(ascii: "[")), bracket > id.startIndex
    else { return id }
    return String(id[..<bracket])
  }

  /// Returns the model that a short name means, also one with `:1m` for the larger context; nil for other texts.
  private static func model(ofAlias name: String) -> String? {
    let name = name.lowercased()
    let hasSize = name.hasSuffix(":1m") || name.hasSuffix(":2m")
    return BuiltInPrices.model(ofAlias: hasSize ? String(name.dropLast(3)) : name)
  }

  /// Returns the normalized ID; nil for other vendors' models.
  private static func normalized(_ logged: String) -> String? {
    var id = Substring(logged.lowercased()).utf8
    // Before the last slash is a provider, or all of an ARN but the profile's name.
    if let slash = id.lastIndex(of: UInt8(ascii: "/")) { id = id[slash...].dropFirst() }
    id = withoutProviders(id)
    // After the ID, Vertex AI adds `@default` or a date, Bedrock a revision, OpenRouter a variant.
    id = id.prefix { $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: ":") }
    let words = id.split(omittingEmptySubsequences: false, whereSeparator: isSeparator)
    guard let name = words.firstIndex(where: { $0.elementsEqual("claude".utf8) }),
      words[..<name].allSatisfy(isVendorWord)
    else { return nil }
    let parts = ModelIDParts(words[name...].dropFirst())
    guard !parts.isEmpty, isOfAnthropic(words[..<name], in: id) || parts.isKnownFamily
    else { return nil }
    return parts.text
  }
}
