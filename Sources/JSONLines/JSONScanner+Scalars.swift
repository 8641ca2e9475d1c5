import POSIX

extension JSONScanner {
  /// Passes a number, `true`, `false` or `null`.
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
    while byte?.isDigit == true { position += 1 }
  }

  /// Passes a string from quote to quote.
  mutating func passString() throws(JSONError) -> JSONValue {
    let start = position
    if isChecked {
      let text = bytes.text(openedAt: start)
      position = text.end + 1
      return value(.string, from: start, isEscaped: text.isEscaped)
    }
    position += 1
    var isEscaped = false
    while true {
      position = bytes.indexOfStringStop(from: position)
      switch byte {
      case .quote:
        position += 1
        return value(.string, from: start, isEscaped: isEscaped)
      case .backslash:
        isEscaped = true
        if position + 1 < bytes.count, bytes[position + 1].isOftenEscaped {
          position += 2
        } else {
          try passEscape()
        }
      case nil: throw error(.closingQuote)
      default: throw error(.escapedControl)
      }
    }
  }

  /// Passes the escape that stands here.
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

extension UInt8 {
  /// Whether it is what nearly all backslashes stand before.
  fileprivate var isOftenEscaped: Bool {
    self == UInt8(ascii: "n") || self == .quote || self == .backslash
  }
}
