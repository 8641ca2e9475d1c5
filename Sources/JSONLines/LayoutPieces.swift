/// What stands between the values of a record that a scanner has passed, piece by piece.
struct LayoutPieces: ~Escapable {
  /// What stands before a value and, where that is one of JSON's three words, the value itself.
  struct Piece {
    /// Where its bytes are; the quote that opens a string is the last of them.
    let text: Range<Int>
    let step: LayoutTree.Step
    /// The index of the value's first byte.
    let valueStart: Int
  }

  private let text: Span<UInt8>
  private var position = 0
  /// Where the next piece begins: what closes a string is part of the piece behind it.
  private var start = 0
  private var isAtEnd = false
  /// How many line ends were passed.
  private(set) var lineCount = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  /// The next piece; nil after the last one, and at a value that isn't passed by its layout, such as a
  /// number with a fraction.
  mutating func next() -> Piece? {
    while position < text.count {
      let valueStart = position
      switch text[position] {
      case .quote:
        guard let value = passString() else { return nil }
        if isName { continue }
        return piece(.string, to: valueStart + 1, valueStart, next: value.end - 1)
      case .zero ... .nine:
        position = text.endOfDigits(from: position)
        guard position < text.count, !text[position].continuesNumber else { return nil }
        return piece(.number, to: valueStart, valueStart, next: position)
      case UInt8(ascii: "t"): return word(.true, 4)
      case UInt8(ascii: "f"): return word(.false, 5)
      case UInt8(ascii: "n"): return word(.null, 4)
      case .minus: return nil
      case .newline:
        lineCount += 1
        position += 1
      default: position += 1
      }
    }
    guard !isAtEnd, text.count > start, text[text.count - 1] == .newline else { return nil }
    isAtEnd = true
    return piece(.end, to: position, position, next: position)
  }

  /// The piece up to an index, behind which another one begins at `next`.
  private mutating func piece(
    _ step: LayoutTree.Step, to end: Int, _ valueStart: Int, next: Int
  ) -> Piece {
    defer { start = next }
    return Piece(text: start..<end, step: step, valueStart: valueStart)
  }

  private mutating func passString() -> JSONValue? {
    var scanner = JSONScanner(text, at: position)
    let value = try? scanner.passString()
    position = scanner.position
    return value
  }

  /// Whether the string that was passed is a name, behind which a colon stands.
  private var isName: Bool {
    var index = position
    while index < text.count, text[index].isJSONWhitespace { index += 1 }
    return index < text.count && text[index] == .colon
  }

  private mutating func word(_ kind: JSONValue.Kind, _ length: Int) -> Piece {
    let valueStart = position
    position += length
    return piece(.word(kind, length: length), to: position, valueStart, next: position)
  }
}

extension UInt8 {
  /// Whether a number goes on with it behind its first digits.
  fileprivate var continuesNumber: Bool {
    self == .point || self == UInt8(ascii: "e") || self == UInt8(ascii: "E")
  }
}
