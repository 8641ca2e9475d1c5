// How a JSON text is read here
//
// Neither program wants a tree of values. The hook wants a dozen members of an input of any size
// and the length of two of them; the reporter wants twenty members of each of a million records. So
// the scanner hands out *places*: it passes over a value, checks every byte of it against RFC 8259,
// and says what the value is and where it stands. Whoever wants the text or the number works it out
// from the bytes there, and what nobody asks for is never copied, decoded or allocated.
//
// For {"tool":"Read","chars":{"result":12}} a reader does this:
//
//     try scanner.enterObject()                  position is behind {
//     try scanner.nextMember()                   returns the text  tool    position is behind :
//     try scanner.passValue()                    returns a string at 8..<14
//     try scanner.nextMember()                   returns the text  chars
//     try scanner.passValue()                    returns an object at 23..<36, checked to its end
//     try scanner.nextMember()                   returns nil: the object ended
//     try scanner.finish()                       nothing may follow
//
// Instead of passing `chars`, the reader could enter it the same way. One flag makes that work
// without a stack: `needsComma` is false right after an opening brace or bracket and true after a
// value, and the end of a container is the end of a value, so whoever leaves an inner container
// finds the flag as the outer one needs it. Passing over a container does need to know what it is
// in; one bit for each open container says so, in a `ContainerStack`, so nesting can be as deep as
// the text is long and never reaches the machine's own stack.

import Bytes

/// A reader of one JSON text that hands out values as places in its bytes.
///
/// The bytes should be UTF-8, but nothing breaks when they aren't: RFC 8259's grammar is ASCII, and
/// `JSONText` repairs what is no UTF-8 inside strings.
package struct JSONScanner: ~Escapable {
  package let bytes: Span<UInt8>
  /// The index of the next byte.
  package internal(set) var position: Int
  /// Whether a value stands before this place in the same container.
  var needsComma = false
  /// Whether another scanner has passed what stands here, so that strings needn't be looked at closely.
  let isChecked: Bool

  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, at position: Int = 0) {
    self.init(bytes, at: position, isChecked: false)
  }

  /// A scanner that goes into a value which another one has passed.
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

  /// Enters the object that stands here.
  package mutating func enterObject() throws(JSONError) {
    try enter(.openBrace, expected: .object)
  }

  /// Enters the array that stands here.
  package mutating func enterArray() throws(JSONError) {
    try enter(.openBracket, expected: .value)
  }

  /// Passes the name and the colon of the object's next member; nil when the object ends here.
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

  /// Passes what stands before the array's next element; false when the array ends here.
  package mutating func nextElement() throws(JSONError) -> Bool {
    skipWhitespace()
    if byte == .closeBracket {
      leaveContainer()
      return false
    }
    if needsComma { try pass(.comma, expected: .commaOrClosingBracket) }
    return true
  }

  /// Checks that nothing but white space follows.
  package mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard position == bytes.count else { throw error(.end) }
  }

  /// The opening bracket that stands next, which is where the position is then; nil before any
  /// other value.
  package mutating func nextBracket() -> UInt8? {
    skipWhitespace()
    return byte == .openBrace || byte == .openBracket ? byte : nil
  }

  /// The container that was entered at `start` and left just now.
  package func container(from start: Int) -> JSONValue {
    JSONValue(
      kind: bytes[start] == .openBrace ? .object : .array, start: start, end: position,
      isEscaped: false)
  }

  // MARK: Values

  /// Passes a whole value, whatever it is, and says where it stands.
  package mutating func passValue() throws(JSONError) -> JSONValue {
    skipWhitespace()
    switch byte {
    case .quote: return try passString()
    case .openBrace, .openBracket: return try passContainer()
    default: return try passScalar()
    }
  }

  /// Passes an object or array with all that is in it.
  private mutating func passContainer() throws(JSONError) -> JSONValue {
    let start = position
    let kind: JSONValue.Kind = byte == .openBrace ? .object : .array
    var containers = ContainerStack()
    repeat {
      // A value stands here: open a container, or pass what is none.
      skipWhitespace()
      switch byte {
      case .openBrace, .openBracket:
        containers.push(isObject: byte == .openBrace)
        position += 1
        needsComma = false
      case .quote: _ = try passString()
      default: _ = try passScalar()
      }
      // Go to the next value, through the ends of as many containers as end here.
      while let isObject = containers.isInObject {
        if isObject ? try nextMember() != nil : try nextElement() { break }
        containers.pop()
      }
    } while containers.isInObject != nil
    return value(kind, from: start)
  }

  // MARK: Bytes

  /// The byte at the position, nil at the end.
  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Goes to the next byte that isn't insignificant white space.
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

  /// Passes the closing bracket that stands here.
  mutating func leaveContainer() {
    position += 1
    needsComma = true
  }

  /// The value that began at `start` and ends here; another one needs a comma now.
  mutating func value(
    _ kind: JSONValue.Kind, from start: Int, isEscaped: Bool = false
  ) -> JSONValue {
    needsComma = true
    return JSONValue(kind: kind, start: start, end: position, isEscaped: isEscaped)
  }

  /// What is wrong here.
  func error(_ expected: JSONError.Expectation) -> JSONError {
    JSONError(expected: expected, position: position, isAtEnd: position >= bytes.count)
  }
}
