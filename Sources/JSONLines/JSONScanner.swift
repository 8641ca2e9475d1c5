// How a JSON text is read
//
// Neither program needs a tree of values. The hook needs a dozen members of an input of any size, and the
// length of two of them; the reports need twenty members of each of a million records. So the scanner returns
// *ranges*: it scans a value, checks every byte of it against RFC 8259, and returns the kind of value and its
// range. The text or the number is decoded from those bytes on request. What isn't requested is never copied,
// decoded or allocated.
//
// For {"tool":"Read","chars":{"result":12}} a reader calls:
//
//     try scanner.enterObject()                  position is after {
//     try scanner.nextMember()                   returns the text  tool    position is after :
//     try scanner.passValue()                    returns a string at 8..<14
//     try scanner.nextMember()                   returns the text  chars
//     try scanner.passValue()                    returns an object at 23..<36, checked to its end
//     try scanner.nextMember()                   returns nil: the object ended
//     try scanner.finish()                       nothing may follow
//
// Instead of scanning `chars` as a whole, the reader could enter it in the same manner. One flag makes this
// work without a stack: `needsComma` is false directly after an opening brace or bracket and true after a
// value. The end of a container is the end of a value, so after leaving an inner container the flag is right
// for the outer one. Only scanning over a container requires knowledge of what it is in. A `ContainerStack`
// keeps one bit for each open container, so nesting can be as deep as the text is long and never uses the call
// stack.

import Bytes

/// A reader of one JSON text that returns values as ranges of its bytes.
///
/// The bytes should be UTF-8, but needn't be: RFC 8259's grammar is ASCII, and `JSONText` repairs ill-formed
/// UTF-8 within strings.
package struct JSONScanner: ~Escapable {
  package let bytes: Span<UInt8>
  /// The index of the next byte.
  package internal(set) var position: Int
  /// Whether a value precedes the position in the same container.
  var needsComma = false
  /// Whether another scanner has validated these bytes, so that strings needn't be validated again.
  let isChecked: Bool

  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, at position: Int = 0) {
    self.init(bytes, at: position, isChecked: false)
  }

  /// Creates a scanner for a value that another scanner has validated.
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, into value: JSONValue) {
    self.init(bytes, at: value.start, isChecked: true)
  }

  @_lifetime(copy bytes)
  private init(_ bytes: Span<UInt8>, at position: Int, isChecked: Bool) {
    self.bytes = bytes
    self.position = position
    self.isChecked = isChecked
  }

  // MARK: Containers

  /// Enters the next object.
  package mutating func enterObject() throws(JSONError) {
    try enter(.openBrace, expected: .object)
  }

  /// Enters the next array.
  package mutating func enterArray() throws(JSONError) {
    try enter(.openBracket, expected: .value)
  }

  /// Scans the name and the colon of the object's next member; returns nil at the end of the object.
  package mutating func nextMember() throws(JSONError) -> JSONText? {
    skipWhitespace()
    if byte == .closeBrace {
      leaveContainer()
      return nil
    }
    if needsComma {
      try pass(.comma, expected: .commaOrClosingBrace)
      skipWhitespace()
    }
    guard byte == .quote else { throw error(needsComma ? .name : .nameOrClosingBrace) }
    let name = try passString()
    skipWhitespace()
    try pass(.colon, expected: .colon)
    return name.text
  }

  /// Advances to the array's next element; returns false at the end of the array.
  package mutating func nextElement() throws(JSONError) -> Bool {
    skipWhitespace()
    if byte == .closeBracket {
      leaveContainer()
      return false
    }
    if needsComma { try pass(.comma, expected: .commaOrClosingBracket) }
    return true
  }

  /// Checks that only white space follows.
  package mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard position == bytes.count else { throw error(.end) }
  }

  /// Advances to the next value, and returns its opening bracket; nil if the value isn't a container.
  package mutating func nextBracket() -> UInt8? {
    skipWhitespace()
    return byte == .openBrace || byte == .openBracket ? byte : nil
  }

  /// Returns the container that was entered at `start` and has just been left.
  package func container(from start: Int) -> JSONValue {
    JSONValue(
      kind: bytes[start] == .openBrace ? .object : .array, start: start, end: position,
      isEscaped: false)
  }

  // MARK: Values

  /// Scans a whole value of any kind, and returns its kind and range.
  package mutating func passValue() throws(JSONError) -> JSONValue {
    skipWhitespace()
    switch byte {
    case .quote: return try passString()
    case .openBrace, .openBracket: return try passContainer()
    default: return try passScalar()
    }
  }

  /// Scans an object or array with its content.
  private mutating func passContainer() throws(JSONError) -> JSONValue {
    let start = position
    let kind: JSONValue.Kind = byte == .openBrace ? .object : .array
    var containers = ContainerStack()
    repeat {
      // At a value: open a container, or scan a scalar.
      skipWhitespace()
      switch byte {
      case .openBrace, .openBracket:
        containers.push(isObject: byte == .openBrace)
        position += 1
        needsComma = false
      case .quote: _ = try passString()
      default: _ = try passScalar()
      }
      // Advance to the next value, closing the containers that end before it.
      while let isObject = containers.isInObject {
        if isObject ? try nextMember() != nil : try nextElement() { break }
        containers.pop()
      }
    } while containers.isInObject != nil
    return value(kind, from: start)
  }

  // MARK: Bytes

  /// The byte at the position; nil at the end.
  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Advances to the next byte that isn't insignificant white space.
  @inline(__always)
  mutating func skipWhitespace() {
    while position < bytes.count, bytes[position] <= .space, bytes[position].isJSONWhitespace {
      position &+= 1
    }
  }

  @inline(__always)
  private mutating func pass(
    _ expectedByte: UInt8, expected: JSONError.Expectation
  ) throws(JSONError) {
    guard byte == expectedByte else { throw error(expected) }
    position &+= 1
  }

  private mutating func enter(
    _ bracket: UInt8, expected: JSONError.Expectation
  ) throws(JSONError) {
    skipWhitespace()
    try pass(bracket, expected: expected)
    needsComma = false
  }

  /// Scans the closing bracket at the position.
  mutating func leaveContainer() {
    position += 1
    needsComma = true
  }

  /// Returns the value from `start` to the position, after which a comma is needed.
  mutating func value(
    _ kind: JSONValue.Kind, from start: Int, isEscaped: Bool = false
  ) -> JSONValue {
    needsComma = true
    return JSONValue(kind: kind, start: start, end: position, isEscaped: isEscaped)
  }

  /// Creates an error at the position.
  func error(_ expected: JSONError.Expectation) -> JSONError {
    JSONError(expected: expected, position: position, isAtEnd: position >= bytes.count)
  }
}
