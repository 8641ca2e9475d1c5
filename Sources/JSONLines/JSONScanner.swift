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
//     try scanner.scanValue()                    returns a string at 8..<14
//     try scanner.nextMember()                   returns the text  chars
//     try scanner.scanValue()                    returns an object at 23..<36, checked to its end
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
    self.bytes = bytes
    self.position = position
    isChecked = false
  }

  /// Creates a scanner for a value that another scanner has validated.
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, into value: JSONValue) {
    self.bytes = bytes
    position = value.start
    isChecked = true
  }

  // MARK: Containers

  /// Enters the next object.
  package mutating func enterObject() throws(JSONError) {
    try enter(.openBrace, orThrow: .object)
  }

  /// Enters the next array.
  package mutating func enterArray() throws(JSONError) {
    try enter(.openBracket, orThrow: .value)
  }

  /// Scans the name and the colon of the object's next member; returns nil at the end of the object.
  package mutating func nextMember() throws(JSONError) -> JSONText? {
    skipWhitespace()
    if byte == .closeBrace {
      leaveContainer()
      return nil
    }
    if needsComma {
      try skip(.comma, orThrow: .commaOrClosingBrace)
      skipWhitespace()
    }
    guard byte == .quote else { throw error(expecting: needsComma ? .name : .nameOrClosingBrace) }
    let name = try scanString()
    skipWhitespace()
    try skip(.colon, orThrow: .colon)
    return name.text
  }

  /// Advances to the array's next element; returns false at the end of the array.
  package mutating func nextElement() throws(JSONError) -> Bool {
    skipWhitespace()
    if byte == .closeBracket {
      leaveContainer()
      return false
    }
    if needsComma { try skip(.comma, orThrow: .commaOrClosingBracket) }
    return true
  }

  /// Checks that only white space follows.
  package mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard position == bytes.count else { throw error(expecting: .end) }
  }

  /// Advances to the next value, and returns its opening bracket; nil if the value isn't a container.
  package mutating func nextBracket() -> UInt8? {
    skipWhitespace()
    return byte == .openBrace || byte == .openBracket ? byte : nil
  }

  /// Returns the container that was entered at `start` and has just been left.
  package func container(from start: Int) -> JSONValue {
    JSONValue(kind: bytes[start] == .openBrace ? .object : .array, start: start, end: position)
  }

  // MARK: Values

  /// Scans a whole value of any kind, and returns its kind and range.
  package mutating func scanValue() throws(JSONError) -> JSONValue {
    skipWhitespace()
    switch byte {
    case .quote: return try scanString()
    case .openBrace, .openBracket: return try scanContainer()
    default: return try scanScalar()
    }
  }

  /// Scans an object or array with its content.
  private mutating func scanContainer() throws(JSONError) -> JSONValue {
    let start = position
    var containers = ContainerStack()
    repeat {
      // At a value: open a container, or scan a scalar.
      skipWhitespace()
      switch byte {
      case .openBrace, .openBracket:
        containers.push(isObject: byte == .openBrace)
        position += 1
        needsComma = false
      case .quote: _ = try scanString()
      default: _ = try scanScalar()
      }
      // Advance to the next value, closing the containers that end before it.
      while let isObject = containers.isInObject {
        if isObject ? try nextMember() != nil : try nextElement() { break }
        containers.pop()
      }
    } while containers.isInObject != nil
    return container(from: start)
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
  private mutating func skip(
    _ wanted: UInt8, orThrow expected: JSONError.Expectation
  ) throws(JSONError) {
    guard byte == wanted else { throw error(expecting: expected) }
    position &+= 1
  }

  private mutating func enter(
    _ bracket: UInt8, orThrow expected: JSONError.Expectation
  ) throws(JSONError) {
    skipWhitespace()
    try skip(bracket, orThrow: expected)
    needsComma = false
  }

  /// Skips the closing bracket at the position.
  private mutating func leaveContainer() {
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
  func error(expecting expected: JSONError.Expectation) -> JSONError {
    JSONError(expected: expected, position: position, isAtEnd: position >= bytes.count)
  }
}
