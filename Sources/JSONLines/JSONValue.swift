import Bytes

/// A value that a scanner returned: its kind and its range in the bytes.
package struct JSONValue: BitwiseCopyable {
  /// The seven kinds of JSON values.
  package enum Kind: BitwiseCopyable {
    case object, array, string, number, `true`, `false`, null
  }

  package let kind: Kind
  /// The index of the first byte; for a string, of the opening quote.
  package let start: Int
  /// The index after the last byte.
  package let end: Int
  /// Whether a string contains a backslash, so that its text must be decoded.
  package let isEscaped: Bool

  package init(kind: Kind, start: Int, end: Int, isEscaped: Bool = false) {
    self.kind = kind
    self.start = start
    self.end = end
    self.isEscaped = isEscaped
  }

  /// Creates the string value of a text.
  package init(_ text: JSONText) {
    self.init(kind: .string, start: text.start - 1, end: text.end + 1, isEscaped: text.isEscaped)
  }

  /// The text of a string; nil for any other kind.
  @inlinable @inline(__always)
  package var text: JSONText? {
    guard case .string = kind else { return nil }
    return JSONText(start: start &+ 1, end: end &- 1, isEscaped: isEscaped)
  }

  /// Whether the value is an object or an array.
  var isContainer: Bool { kind == .object || kind == .array }

  /// The number of bytes as written.
  package var byteCount: Int { end - start }

  /// Calls `body` with each element of an array; does nothing for any other value.
  package func forEachElement(
    in bytes: Span<UInt8>, do body: (JSONValue) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard kind == .array else { return }
    var scanner = JSONScanner(bytes, into: self)
    try scanner.enterArray()
    while try scanner.nextElement() { try body(try scanner.scanValue()) }
  }

  // MARK: Minimal JSON

  /// Returns the number of characters in the value as minimal JSON: without insignificant white space, with
  /// only the escapes that JSON requires, and numbers as written.
  package func minimalLength(in bytes: Span<UInt8>) -> Int {
    var length = 0
    forEachMinimalPiece(in: bytes) { piece in
      switch piece {
      case .text(let text): length += text.characterCount(in: bytes, as: .minimalJSON) + 2
      case .plain(let range): length += range.count
      }
    }
    return length
  }

  /// A part of a value as minimal JSON.
  package enum MinimalPiece {
    /// A string without its quotes.
    case text(JSONText)
    /// Brackets, separators, numbers and literals, as written.
    case plain(Range<Int>)
  }

  /// Calls `body` with the parts of the value as minimal JSON, in order.
  ///
  /// The scanner has validated the value, so everything outside its strings except white space is ASCII that
  /// minimal JSON has, too.
  package func forEachMinimalPiece(in bytes: Span<UInt8>, do body: (MinimalPiece) -> Void) {
    var plain = start
    var index = start
    while index < end {
      let byte = bytes[index]
      guard byte == .quote || byte.isJSONWhitespace else {
        index += 1
        continue
      }
      if plain < index { body(.plain(plain..<index)) }
      if byte == .quote {
        let text = bytes.text(openedAt: index)
        body(.text(text))
        index = text.end
      }
      index += 1
      plain = index
    }
    if plain < end { body(.plain(plain..<end)) }
  }
}

extension Span where Element == UInt8 {
  /// Returns the text of the string whose opening quote is at `quote`, in validated bytes.
  func text(openedAt quote: Int) -> JSONText {
    var (end, isEscaped) = indexOfStringEnd(from: quote + 1)
    while end < count, self[end] == .backslash {
      isEscaped = true
      // The digits of a longer escape are skipped as plain characters.
      while end < count, self[end] == .backslash { end += 2 }
      if end < count, self[end] != .quote { end = indexOfStringEnd(from: end + 1).index }
    }
    return JSONText(start: quote + 1, end: end, isEscaped: isEscaped)
  }
}
