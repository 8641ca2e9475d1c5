import Bytes

/// The words of a normalized ID after `claude`: the family, then the version.
struct ModelIDParts {
  /// The normalized ID.
  let text: String
  /// Whether the ID is of a family with built-in prices and has a version, or is such a model itself.
  let isKnownFamily: Bool
  let isEmpty: Bool

  /// Normalizes the lowercased words after `claude`.
  ///
  /// An ID without a version stays as it is, but for those that mean the newest model of their family.
  init(_ words: ArraySlice<Substring.UTF8View>) {
    var parts = Array(words)
    var isLatest = false
    while let last = parts.last, parts.count > 1, Self.isDecoration(last), !Self.isModel(parts) {
      isLatest = isLatest || last.elementsEqual("latest".utf8)
      parts.removeLast()
    }
    isEmpty = parts.isEmpty
    let families = parts.filter { !Self.isNumber($0) }
    if families.count < parts.count {
      parts = Self.inOrder(parts, families)
      text = Self.joined(parts)
      isKnownFamily = families.count == 1 && Self.isFamily(parts[0])
    } else if isLatest, families.count == 1,
      let newest = BuiltInPrices.model(ofAlias: String(Substring(families[0])))
    {
      (text, isKnownFamily) = (newest, true)
    } else if Self.isModel(parts) {
      (text, isKnownFamily) = (Self.joined(parts), true)
    } else {
      (text, isKnownFamily) = (Self.joined(Array(words)), false)
    }
  }

  /// The words that gateways add for ways to use a model: effort, thinking, larger contexts, fast mode.
  ///
  /// They don't change its price: the usage of a response says whether it was in fast mode.
  private static let variants = [
    "thinking", "1m", "2m", "minimal", "low", "medium", "high", "xhigh", "max", "fast", "preview",
    "beta", "latest",
  ]

  /// Returns whether a word is a variant, a date, or a revision such as `v1`.
  private static func isDecoration(_ word: Substring.UTF8View) -> Bool {
    let isRevision = word.first == UInt8(ascii: "v")
    let digits = isRevision ? word.dropFirst() : word
    return (isNumber(digits) && (isRevision || digits.count == 8))
      || variants.contains { word.elementsEqual($0.utf8) }
  }

  /// Returns the family followed by the version, which came first in IDs up to version 3; omits a minor
  /// version of 0.
  private static func inOrder(_ parts: [Substring.UTF8View], _ families: [Substring.UTF8View])
    -> [Substring.UTF8View]
  {
    guard families.count == 1 else { return parts }
    var version = parts.filter(isNumber)
    if version.count == 2, version[1].elementsEqual("0".utf8) { version.removeLast() }
    return families + version
  }

  private static func isNumber(_ word: Substring.UTF8View) -> Bool {
    !word.isEmpty && word.allSatisfy { $0.isDigit }
  }

  /// Returns whether the words are a model with prices of its own; `claude-mythos-preview` ends like a variant.
  private static func isModel(_ parts: [Substring.UTF8View]) -> Bool {
    let id = joined(parts)
    return BuiltInPrices.models.contains(id)
  }

  /// Returns whether some model with prices of its own is of a family.
  private static func isFamily(_ word: Substring.UTF8View) -> Bool {
    let prefix = joined([word]) + "-"
    return BuiltInPrices.models.contains { $0.hasPrefix(prefix) }
  }

  /// Returns the ID with some words after `claude`.
  private static func joined(_ parts: [Substring.UTF8View]) -> String {
    parts.reduce("claude") { $0 + "-" + String(Substring($1)) }
  }
}
