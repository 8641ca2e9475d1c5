/// Names for ASCII bytes.
extension UInt8 {
  package static let tab: UInt8 = 0x09
  package static let newline: UInt8 = 0x0A
  package static let carriageReturn: UInt8 = 0x0D
  package static let space: UInt8 = 0x20
  package static let quote: UInt8 = 0x22
  package static let plus: UInt8 = 0x2B
  package static let comma: UInt8 = 0x2C
  package static let minus: UInt8 = 0x2D
  package static let point: UInt8 = 0x2E
  package static let slash: UInt8 = 0x2F
  package static let zero: UInt8 = 0x30
  package static let nine: UInt8 = 0x39
  package static let colon: UInt8 = 0x3A
  package static let openBracket: UInt8 = 0x5B
  package static let backslash: UInt8 = 0x5C
  package static let closeBracket: UInt8 = 0x5D
  package static let openBrace: UInt8 = 0x7B
  package static let closeBrace: UInt8 = 0x7D

  /// Whether the byte is `0` to `9`.
  var isDigit: Bool { self &- .zero < 10 }

  /// Whether the byte is one of the four that JSON allows between tokens (RFC 8259, section 2).
  package var isJSONWhitespace: Bool {
    self == .space || self == .newline || self == .tab || self == .carriageReturn
  }

  /// The value of a hexadecimal digit; nil for any other byte.
  var hexValue: UInt32? {
    switch self {
    case .zero ... .nine: UInt32(self &- .zero)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self &- UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self &- UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
