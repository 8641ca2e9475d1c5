/// A class of ASCII bytes.
@usableFromInline
package enum ByteClass: Sendable {
  case digit, capital, smallLetter, letter, alphanumeric
  /// Capital letters and digits.
  case capitalOrDigit
  /// Letters, digits and `_`: `\w` in a regular expression.
  case word
  /// Word bytes and `-`.
  case dashedWord
  /// Word bytes, `-` and `.`.
  case name
  /// Space and tab.
  case blank
  /// Blanks and line breaks.
  case whitespace
  /// The quotes of shells and programming languages.
  case quote
  case backslash
}

extension UInt8 {
  /// Returns whether the byte is in a class.
  @inlinable @inline(__always)
  package func `is`(_ kind: ByteClass) -> Bool {
    // Not recursive, because recursive functions can't be inlined.
    let isDigit = self &- 0x30 < 10
    let isCapital = self &- 0x41 < 26
    let isLetter = (self | 0x20) &- 0x61 < 26
    let isWord = isLetter || isDigit || self == "_"
    let isBlank = self == " " || self == "\t"
    return switch kind {
    case .digit: isDigit
    case .capital: isCapital
    case .smallLetter: isLetter && !isCapital
    case .letter: isLetter
    case .alphanumeric: isLetter || isDigit
    case .capitalOrDigit: isCapital || isDigit
    case .word: isWord
    case .dashedWord: isWord || self == "-"
    case .name: isWord || self == "-" || self == "."
    case .blank: isBlank
    case .whitespace: isBlank || self == "\n" || self == "\r"
    case .quote: self == "\"" || self == "'"
    case .backslash: self == "\\"
    }
  }

  /// Returns whether the byte is one of some ASCII characters.
  @inlinable @inline(__always)
  package func isOne(of characters: StaticString) -> Bool {
    for offset in 0..<characters.utf8CodeUnitCount
    where unsafe characters.utf8Start[offset] == self {
      return true
    }
    return false
  }

  /// Returns whether the byte is an ASCII character.
  @inlinable @inline(__always)
  package static func == (byte: UInt8, character: Unicode.Scalar) -> Bool {
    byte == UInt8(truncatingIfNeeded: character.value)
  }

  /// Returns whether the byte differs from an ASCII character.
  @inlinable @inline(__always)
  package static func != (byte: UInt8, character: Unicode.Scalar) -> Bool { !(byte == character) }

  /// Returns whether the byte matches an ASCII character in a `case`.
  @inlinable @inline(__always)
  package static func ~= (character: Unicode.Scalar, byte: UInt8) -> Bool { byte == character }
}

extension UInt8? {
  /// Returns whether the byte exists and is an ASCII character.
  @inlinable @inline(__always)
  package static func == (byte: UInt8?, character: Unicode.Scalar) -> Bool {
    byte.map { $0 == character } ?? false
  }

  /// Returns whether the byte doesn't exist or differs from an ASCII character.
  @inlinable @inline(__always)
  package static func != (byte: UInt8?, character: Unicode.Scalar) -> Bool { !(byte == character) }
}
