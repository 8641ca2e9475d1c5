import Bytes

extension JSONScanner {
  /// Scans a number, `true`, `false` or `null`.
  mutating func passScalar() throws(JSONError) -> JSONValue {
    switch byte {
    case UInt8(ascii: "t"): return try passLiteral("true", .true)
    case UInt8(ascii: "f"): return try passLiteral("false", .false)
    case UInt8(ascii: "n"): return try passLiteral("null", .null)
    case .some(.minus), .some(.zero ... .nine): return try passNumber()
    default: throw error(.value)
    }
  }

  private mutating func passLiteral(
    _ word: StaticString, _ kind: JSONValue.Kind
  ) throws(JSONError) -> JSONValue {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      let letter = unsafe word.utf8Start[index]
      guard byte == letter else { throw error(.literal) }
      position += 1
    }
    return value(kind, from: start)
  }

  private mutating func passNumber() throws(JSONError) -> JSONValue {
    let start = position
    if byte == .minus { position += 1 }
    if byte == .zero { position += 1 } else { try passDigits() }
    if byte == .point {
      position += 1
      try passDigits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == .plus || byte == .minus { position += 1 }
      try passDigits()
    }
    return value(.number, from: start)
  }

  private mutating func passDigits() throws(JSONError) {
    guard byte?.isDigit == true else { throw error(.digit) }
    position = bytes.endOfDigits(from: position)
  }

  /// Scans a string, including its quotes.
  mutating func passString() throws(JSONError) -> JSONValue {
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
    return try passString(from: start, isEscaped: end.isEscaped)
  }

  /// Scans the rest of a string that has anything but plain characters and the most frequent escapes.
  private mutating func passString(
    from start: Int, isEscaped: Bool
  ) throws(JSONError) -> JSONValue {
    var isEscaped = isEscaped
    while byte != .quote {
      guard byte == .backslash else { throw error(byte == nil ? .closingQuote : .escapedControl) }
      isEscaped = true
      while byte == .backslash {
        if position &+ 1 < bytes.count, bytes[position &+ 1] == .backslash {
          position &+= 2
        } else {
          try passEscape()
        }
      }
      guard let next = byte, next >= .space, next != .quote else { continue }
      position = bytes.indexOfStringEnd(from: position &+ 1).index
    }
    position += 1
    return value(.string, from: start, isEscaped: isEscaped)
  }

  /// Scans the escape at the position.
  mutating func passEscape() throws(JSONError) {
    position += 1
    switch byte {
    case .quote, .backslash, .slash, UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard byte?.hexValue != nil else { throw error(.hexDigit) }
        position += 1
      }
    default: throw error(.escape)
    }
  }
}
