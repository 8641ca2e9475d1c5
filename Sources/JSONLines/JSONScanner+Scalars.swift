import Bytes

extension JSONScanner {
  /// Scans a number, `true`, `false` or `null`.
  mutating func scanScalar() throws(JSONError) -> JSONValue {
    switch byte {
    case UInt8(ascii: "t"): return try scanLiteral("true", as: .true)
    case UInt8(ascii: "f"): return try scanLiteral("false", as: .false)
    case UInt8(ascii: "n"): return try scanLiteral("null", as: .null)
    case .some(.minus), .some(.zero ... .nine): return try scanNumber()
    default: throw error(expecting: .value)
    }
  }

  private mutating func scanLiteral(
    _ word: StaticString, as kind: JSONValue.Kind
  ) throws(JSONError) -> JSONValue {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      let letter = unsafe word.utf8Start[index]
      guard byte == letter else { throw error(expecting: .literal) }
      position += 1
    }
    return value(kind, from: start)
  }

  private mutating func scanNumber() throws(JSONError) -> JSONValue {
    let start = position
    if byte == .minus { position += 1 }
    if byte == .zero { position += 1 } else { try skipDigits() }
    if byte == .point {
      position += 1
      try skipDigits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == .plus || byte == .minus { position += 1 }
      try skipDigits()
    }
    return value(.number, from: start)
  }

  private mutating func skipDigits() throws(JSONError) {
    guard byte?.isDigit == true else { throw error(expecting: .digit) }
    position = bytes.endOfDigits(from: position)
  }

  /// Scans a string, including its quotes.
  mutating func scanString() throws(JSONError) -> JSONValue {
    let start = position
    if isChecked {
      let text = bytes.text(openedAt: start)
      position = text.end + 1
      return value(.string, from: start, isEscaped: text.isEscaped)
    }
    let end = bytes.indexOfStringEnd(from: start &+ 1)
    position = end.index
    if byte == .quote {
      position &+= 1
      return value(.string, from: start, isEscaped: end.isEscaped)
    }
    return try scanString(from: start, isEscaped: end.isEscaped)
  }

  /// Scans the rest of a string that has anything but plain characters and the most frequent escapes.
  private mutating func scanString(
    from start: Int, isEscaped: Bool
  ) throws(JSONError) -> JSONValue {
    var isEscaped = isEscaped
    while byte != .quote {
      guard byte == .backslash else {
        throw error(expecting: byte == nil ? .closingQuote : .escapedControl)
      }
      isEscaped = true
      while byte == .backslash {
        if position &+ 1 < bytes.count, bytes[position &+ 1] == .backslash {
          position &+= 2
        } else {
          try skipEscape()
        }
      }
      guard let next = byte, next >= .space, next != .quote else { continue }
      position = bytes.indexOfStringEnd(from: position &+ 1).index
    }
    position += 1
    return value(.string, from: start, isEscaped: isEscaped)
  }

  /// Scans the escape at the position.
  mutating func skipEscape() throws(JSONError) {
    position += 1
    switch byte {
    case .quote, .backslash, .slash, UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard byte?.hexValue != nil else { throw error(expecting: .hexDigit) }
        position += 1
      }
    default: throw error(expecting: .escape)
    }
  }
}
