/// What Claude Code requires of a setting's value.
indirect enum SettingKind: Sendable {
  case boolean
  case text
  /// A text that isn't empty.
  case filledText
  /// A URL with its scheme.
  case address
  /// One of these texts.
  case word([String])
  /// A finite number within these bounds, optionally an integer.
  case number(
    ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude,
    isWhole: Bool = false)
  /// A finite number above 0.
  case positive
  case array(of: SettingKind)
  /// An object with any member names.
  case object(of: SettingKind)
  /// An object, with requirements for some of its members.
  case members([SettingRow])
  case either([SettingKind])
  /// A member that must be present.
  case required(SettingKind)
  case anything

  /// A positive integer that JavaScript can represent exactly.
  static let count = SettingKind.number(1...9_007_199_254_740_991, isWhole: true)
}

/// A member of an object, and the kind that is required of it.
typealias SettingRow = (name: String, kind: SettingKind)

extension SettingKind: CustomStringConvertible {
  /// The kind, with its article.
  var description: String {
    switch self {
    case .boolean: "true or false"
    case .text: "a text"
    case .filledText: "a text that isn't empty"
    case .address: "an address"
    case .word(let words): words.map { "\"\($0)\"" }.joined(separator: " or ")
    case .number(let bounds, let isWhole):
      (isWhole ? "a whole number" : "a number")
        + (bounds.lowerBound == 1 ? " above 0" : bounds.lowerBound == 0 ? " from 0 on" : "")
    case .positive: "a number above 0"
    case .array: "an array"
    case .object, .members: "an object"
    case .either(let kinds): kinds.map { $0.description }.joined(separator: " or ")
    case .required(let kind): kind.description
    case .anything: "anything"
    }
  }
}
