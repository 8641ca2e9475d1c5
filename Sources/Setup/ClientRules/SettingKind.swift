import Bytes
import JSONLines
import OperatingSystem

/// A member of an object, and the kind that is required of it.
typealias SettingRow = (name: String, kind: SettingKind)

/// What Claude Code requires of a setting's value.
struct SettingKind: Sendable {
  /// The kind, with its article.
  private let description: String
  /// Whether a member must be present.
  private var isRequired = false
  /// Whether a value is of the kind, regardless of its content.
  private let fits: @Sendable (SettingsValue) -> Bool
  /// Returns the first flaw in the content of a value.
  private let flawInside: @Sendable (SettingsValue) -> SettingFlaw?

  private init(
    _ description: String, inside flawInside: @escaping @Sendable (SettingsValue) -> SettingFlaw?,
    fits: @escaping @Sendable (SettingsValue) -> Bool
  ) {
    self.description = description
    self.fits = fits
    self.flawInside = flawInside
  }

  private init(_ description: String, fits: @escaping @Sendable (SettingsValue) -> Bool) {
    self.init(description, inside: { _ in nil }, fits: fits)
  }

  /// Returns the first flaw in a value; nil if it complies with the kind.
  func flaw(of value: SettingsValue) -> SettingFlaw? {
    fits(value) ? flawInside(value) : SettingFlaw("is not \(description)", at: value)
  }

  static let anything = SettingKind("anything") { _ in true }
  static let boolean = SettingKind("true or false") { $0.kind == .true || $0.kind == .false }
  static let text = SettingKind("a text") { $0.kind == .string }
  static let filledText = SettingKind("a text that isn't empty") { $0.string?.isEmpty == false }
  static let address = SettingKind("an address") { $0.string.map(isAddress) ?? false }
  static let positive = SettingKind("a number above 0") {
    $0.number.map { $0 > 0 && $0.isFinite } ?? false
  }
  /// A positive integer that JavaScript can represent exactly.
  static let count = number(1...9_007_199_254_740_991, isWhole: true)

  /// One of these texts.
  static func word(_ words: [String]) -> SettingKind {
    SettingKind(words.map { "\"\($0)\"" }.joined(separator: " or ")) {
      $0.string.map(words.contains) ?? false
    }
  }

  /// A finite number within these bounds, optionally an integer.
  static func number(
    _ bounds: ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude,
    isWhole: Bool = false
  ) -> SettingKind {
    let start = bounds.lowerBound == 1 ? " above 0" : bounds.lowerBound == 0 ? " from 0 on" : ""
    return SettingKind((isWhole ? "a whole number" : "a number") + start) {
      $0.number.map { bounds.contains($0) && (!isWhole || $0 == $0.rounded()) } ?? false
    }
  }

  /// An array of values of one kind.
  static func array(of element: SettingKind) -> SettingKind {
    SettingKind("an array", inside: { $0.firstFlaw(element.flaw) }) { $0.kind == .array }
  }

  /// An object with any member names.
  static func object(of member: SettingKind) -> SettingKind {
    object { object in
      object.members.lazy.compactMap { member.flaw(of: $0.value)?.inside($0.name) }.first
    }
  }

  /// An object, with requirements for some of its members.
  static func members(_ rows: [SettingRow]) -> SettingKind {
    object { object in
      let members = object.members.map { (Array($0.name.utf8), $0.value) }
      let values = Dictionary(uniqueKeysWithValues: members)
      return rows.lazy.compactMap { name, kind in
        if let value = values[Array(name.utf8)] { return kind.flaw(of: value)?.inside(name) }
        return kind.isRequired ? SettingFlaw("is missing", of: name, at: object) : nil
      }.first
    }
  }

  private static func object(
    inside flaw: @escaping @Sendable (SettingsValue) -> SettingFlaw?
  ) -> SettingKind {
    SettingKind("an object", inside: flaw) { $0.kind == .object }
  }

  /// A value of one of these kinds.
  static func either(_ kinds: [SettingKind]) -> SettingKind {
    SettingKind(kinds.map { $0.description }.joined(separator: " or ")) { value in
      kinds.contains { $0.flaw(of: value) == nil }
    }
  }

  /// A member that must be present.
  static func required(_ kind: SettingKind) -> SettingKind {
    var kind = kind
    kind.isRequired = true
    return kind
  }

  /// Whether a text is a URI scheme (RFC 3986, section 3.1) followed by something.
  private static func isAddress(_ text: String) -> Bool {
    guard text.utf8.first?.is(.letter) == true, let colon = text.utf8.firstIndex(of: .colon)
    else { return false }
    let scheme = text.utf8[..<colon]
    return scheme.allSatisfy { $0.is(.dashedWord) && $0 != "_" || "+.".utf8.contains($0) }
      && colon < text.utf8.index(before: text.utf8.endIndex)
  }
}

extension SettingsValue {
  /// Returns the first flaw in the elements of an array.
  func firstFlaw(_ flaw: (SettingsValue) -> SettingFlaw?) -> SettingFlaw? {
    for child in children {
      if let flaw = flaw(child.value) { return flaw.inside("[\(child.index)]") }
    }
    return nil
  }

  /// The value of a number, rounded as in JavaScript; nil for any other kind.
  fileprivate var number: Double? {
    guard kind == .number else { return nil }
    return Double(decimal: String(decoding: bytes[start..<end], as: UTF8.self))
  }
}

/// A value that isn't what Claude Code requires.
struct SettingFlaw {
  /// The path of the member, such as `permissions.allow`; empty for the examined value itself.
  private(set) var path: String
  /// What is wrong, worded as the rest of a sentence.
  let reason: String
  /// The value, or the object that lacks it.
  private let value: SettingsValue

  init(_ reason: String, of path: String = "", at value: SettingsValue) {
    self.path = path
    self.reason = reason
    self.value = value
  }

  /// The number of the line in which the value begins.
  var line: Int { value.line }

  /// Returns the flaw with its path relative to the enclosing value.
  func inside(_ name: String) -> SettingFlaw {
    var outer = self
    outer.path = path.isEmpty || path.hasPrefix("[") ? name + path : "\(name).\(path)"
    return outer
  }
}
