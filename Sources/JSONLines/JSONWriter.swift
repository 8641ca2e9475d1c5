package import Bytes

/// A writer of JSON text in UTF-8, without insignificant white space or indented.
package struct JSONWriter {
  /// The bytes written so far, without those that were handed on.
  package private(set) var bytes = ContiguousArray<UInt8>()
  private var needsComma = false
  private var depth = 0
  private let isIndented: Bool

  /// Which characters of the Basic Multilingual Plane to escape in addition to those that JSON requires.
  private let isEscaped: ((Unicode.Scalar) -> Bool)?

  /// What long arrays are handed on to.
  private let output: TextOutput?

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - isIndented: Whether each member and element is on its own line.
  ///   - isEscaped: Which characters of the Basic Multilingual Plane to write as `\uXXXX`, in addition to those
  ///     that JSON requires.
  ///   - output: What elements of a long array are handed on to; the last bytes stay in `bytes`.
  package init(
    isIndented: Bool = false, escaping isEscaped: ((Unicode.Scalar) -> Bool)? = nil,
    to output: TextOutput? = nil
  ) {
    self.output = output
    self.isIndented = isIndented
    self.isEscaped = isEscaped
    bytes.reserveCapacity(Self.usualByteCount)
  }

  /// The initial capacity; nearly all records are shorter.
  private static let usualByteCount = 1_000

  // MARK: Containers

  /// Writes an object; `body` writes its members.
  package mutating func object(members body: (inout JSONWriter) -> Void) {
    container(from: .openBrace, to: .closeBrace, content: body)
  }

  /// Writes an array; `body` writes its elements.
  package mutating func array(elements body: (inout JSONWriter) -> Void) {
    container(from: .openBracket, to: .closeBracket, content: body)
  }

  /// Writes an array with one element for each of `elements`.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, write body: (inout JSONWriter, Element) -> Void
  ) {
    array { writer in
      for element in elements {
        body(&writer, element)
        writer.handOn()
      }
    }
  }

  /// Hands on the bytes if they are many.
  private mutating func handOn() {
    guard let output, bytes.count >= TextOutput.pieceByteCount else { return }
    output.append(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes a member's name; its value follows.
  package mutating func name(_ name: String) {
    separate()
    quote(name)
    endName()
  }

  /// Writes a member's name that needs no escape; its value follows.
  package mutating func name(_ name: StaticString) {
    separate()
    bytes.append(.quote)
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(.quote)
    endName()
  }

  // MARK: Values

  /// Writes a string.
  package mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  /// Writes a whole number without the conversion to `String`, which costs as much as the rest of a member.
  package mutating func integer(_ number: Int) {
    separate()
    if number < 0 { bytes.append(.minus) }
    var rest = number.magnitude
    var place: UInt = 1
    while rest / place >= 10 { place *= 10 }
    while place > 0 {
      bytes.append(.zero + UInt8(truncatingIfNeeded: rest / place))
      rest %= place
      place /= 10
    }
  }

  /// Writes a value whose text is JSON already: a number in the form it should have, `true`.
  package mutating func literal(_ text: String) {
    separate()
    put(text)
  }

  /// Writes a value that is already JSON text: `true`, or a number in a particular format.
  package mutating func value(_ text: Span<UInt8>) {
    separate()
    append(text)
  }

  // MARK: Members

  /// Writes a string member.
  package mutating func member(_ name: String, _ text: String) {
    self.name(name)
    string(text)
  }

  /// Writes an integer member.
  package mutating func member(_ name: String, _ number: Int) {
    self.name(name)
    integer(number)
  }

  /// Ends a line.
  package mutating func endLine() {
    bytes.append(.newline)
    needsComma = false
  }

  // MARK: Bytes

  private mutating func endName() {
    bytes.append(.colon)
    if isIndented { bytes.append(.space) }
    needsComma = false
    isAfterName = true
  }

  /// Whether a name was written, whose value follows on the same line.
  private var isAfterName = false

  private mutating func container(
    from opening: UInt8, to closing: UInt8, content body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(opening)
    depth += 1
    needsComma = false
    body(&self)
    depth -= 1
    if needsComma { breakLine() }
    bytes.append(closing)
    needsComma = true
  }

  /// Writes the separator before a value or name.
  private mutating func separate() {
    defer { (needsComma, isAfterName) = (true, false) }
    if isAfterName { return }
    if needsComma { bytes.append(.comma) }
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    bytes.append(.newline)
    for _ in 0..<2 * depth { bytes.append(.space) }
  }

  private mutating func quote(_ text: String) {
    bytes.append(.quote)
    if let isEscaped, text.unicodeScalars.contains(where: isEscaped) {
      for scalar in text.unicodeScalars {
        put(isEscaped(scalar) ? scalar.unicodeEscape : scalar.minimalJSON)
      }
    } else {
      append(text)
    }
    bytes.append(.quote)
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      let utf8 = unsafe utf8.span
      var index = 0
      while index < utf8.count {
        let stop = utf8.indexOfStringStop(from: index)
        append(utf8.extracting(index..<stop))
        if stop < utf8.count { put(Unicode.Scalar(utf8[stop]).minimalJSON) }
        index = stop + 1
      }
    }
  }

  private mutating func append(_ plain: Span<UInt8>) {
    unsafe plain.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Writes a text unchanged.
  private mutating func put(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
