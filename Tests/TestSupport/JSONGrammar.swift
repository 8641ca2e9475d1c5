/// A second implementation of RFC 8259's grammar, rule by rule, to check the scanner against.
///
/// Its recursion is as deep as the text, so it is only for tests.
package struct JSONGrammar {
  private var rest: [UInt8].Iterator
  /// The next byte, nil at the end; stored because it is examined several times.
  private var byte: UInt8?

  private init(_ text: [UInt8]) {
    rest = text.makeIterator()
    byte = rest.next()
  }

  /// Whether bytes are a JSON text (section 2); bytes from 0x80 may be anything within strings.
  package static func accepts(_ text: [UInt8]) -> Bool {
    var grammar = JSONGrammar(text)
    return grammar.value() && grammar.byte == nil
  }

  /// Whether bytes are a JSON text that is an object.
  package static func acceptsObject(_ text: [UInt8]) -> Bool {
    var grammar = JSONGrammar(text)
    grammar.whiteSpace()
    return grammar.stands("{") && grammar.value() && grammar.byte == nil
  }

  /// Section 3, including the white space around a value.
  private mutating func value() -> Bool {
    whiteSpace()
    defer { whiteSpace() }
    if stands("{") { return object() }
    if stands("[") { return array() }
    if stands("\"") { return string() }
    if stands("t") { return word("true") }
    if stands("f") { return word("false") }
    if stands("n") { return word("null") }
    return number()
  }

  private mutating func word(_ word: String) -> Bool {
    for letter in word.unicodeScalars where !take(letter) { return false }
    return true
  }

  /// Section 4.
  private mutating func object() -> Bool {
    guard take("{") else { return false }
    whiteSpace()
    if take("}") { return true }
    repeat {
      whiteSpace()
      guard string() else { return false }
      whiteSpace()
      guard take(":"), value() else { return false }
    } while take(",")
    return take("}")
  }

  /// Section 5.
  private mutating func array() -> Bool {
    guard take("[") else { return false }
    whiteSpace()
    if take("]") { return true }
    repeat { guard value() else { return false } } while take(",")
    return take("]")
  }

  /// Section 6.
  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0"), !digits() { return false }
    if take("."), !digits() { return false }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      return digits()
    }
    return true
  }

  private mutating func digits() -> Bool {
    guard digit() else { return false }
    while digit() {}
    return true
  }

  private mutating func digit() -> Bool {
    guard let byte, byte >= 0x30, byte <= 0x39 else { return false }
    self.byte = rest.next()
    return true
  }

  /// Section 7.
  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while let byte, byte >= 0x20 {
      if take("\"") { return true }
      if take("\\") {
        guard escape() else { return false }
      } else {
        self.byte = rest.next()
      }
    }
    return false
  }

  private mutating func escape() -> Bool {
    if take("u") { return hexDigit() && hexDigit() && hexDigit() && hexDigit() }
    for letter in "\"\\/bfnrt".unicodeScalars where take(letter) { return true }
    return false
  }

  private mutating func hexDigit() -> Bool {
    for digit in "0123456789ABCDEFabcdef".unicodeScalars where take(digit) { return true }
    return false
  }

  private mutating func whiteSpace() {
    while take(" ") || take("\t") || take("\n") || take("\r") {}
  }

  // MARK: Bytes

  private func stands(_ character: Unicode.Scalar) -> Bool {
    guard let byte else { return false }
    return UInt32(byte) == character.value
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard stands(character) else { return false }
    byte = rest.next()
    return true
  }
}
