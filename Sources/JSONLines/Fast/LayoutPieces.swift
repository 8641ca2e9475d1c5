import Bytes

/// An iterator over the pieces of a scanned record: the bytes between its values.
///
/// A piece is the text before a value; if the value is `true`, `false` or `null`, it is part of the piece.
struct LayoutPieces: ~Escapable {
  /// A piece and the range of its bytes, which includes a string's opening quote.
  typealias PlacedPiece = (text: Range<Int>, piece: RecordLayoutMatcher.Piece)

  /// An open container.
  enum Container: Equatable {
    /// An object of the table.
    case object(Int)
    /// An object without wanted members.
    case otherObject
    case array
  }

  /// The maximum depth of a record that is learned.
  private static let maximumDepth = 16

  private let text: Span<UInt8>
  private let table: MemberTable
  private var position = 0
  /// The start of the next piece; a string's closing quote belongs to the piece after it.
  private var start = 0
  private var isAtEnd = false
  /// The open containers after the last piece's value, the innermost last.
  private(set) var containers: [Container] = []
  /// The table's entry for the last name.
  private var entry: MemberTable.Entry?
  private var clears: UInt64 = 0
  private var lineCount = 0

  @_lifetime(copy text)
  init(of text: Span<UInt8>, for table: MemberTable) {
    self.text = text
    self.table = table
  }

  /// Returns the next piece; nil after the last one, and at a value that the matcher doesn't handle, such as a
  /// number with a fraction.
  mutating func next() -> PlacedPiece? {
    while position < text.count {
      let valueStart = position
      switch text[position] {
      case .quote:
        guard let value = scanString() else { return nil }
        if isName {
          lookUp(value)
          continue
        }
        return piece(
          step: .string, kind: .string, overlap: 1, to: valueStart + 1, next: value.end - 1)
      case .zero ... .nine:
        position = text.endOfDigits(from: position)
        guard position < text.count, !text[position].continuesNumber else { return nil }
        return piece(step: .number, kind: .number, to: valueStart, next: position)
      case .openBrace:
        guard open(entry?.object.map(Container.object) ?? .otherObject) else { return nil }
      case .openBracket:
        guard open(.array) else { return nil }
      case .closeBrace, .closeBracket:
        _ = containers.popLast()
        position += 1
      case UInt8(ascii: "t"): return word(.true, length: 4)
      case UInt8(ascii: "f"): return word(.false, length: 5)
      case UInt8(ascii: "n"): return word(.null, length: 4)
      case .minus: return nil
      case .newline:
        lineCount += 1
        position += 1
      default: position += 1
      }
    }
    guard !isAtEnd, text.count > start, text[text.count - 1] == .newline else { return nil }
    isAtEnd = true
    return piece(step: .end, kind: .object, to: position, next: position)
  }

  /// Returns the piece up to `end`; the one after it begins at `next`.
  private mutating func piece(
    step: RecordLayoutMatcher.Step, kind: JSONValue.Kind, overlap: Int = 0, to end: Int,
    next: Int
  ) -> PlacedPiece {
    defer { (start, entry, clears, lineCount) = (next, nil, 0, 0) }
    return (
      start..<end,
      RecordLayoutMatcher.Piece(
        step: step, kind: kind, overlap: overlap, member: entry?.member, clears: clears,
        sets: entry.map { 1 << UInt64($0.member) } ?? 0, lineCount: lineCount)
    )
  }

  /// Opens a container; returns false if the record is too deep.
  private mutating func open(_ container: Container) -> Bool {
    containers.append(containers.isEmpty ? .object(0) : container)
    entry = nil
    position += 1
    return containers.count <= Self.maximumDepth
  }

  /// Looks up the table's entry for a name.
  private mutating func lookUp(_ name: JSONValue) {
    guard case .object(let number)? = containers.last, let name = name.text else { return }
    entry = table.entry(of: name, in: text, object: number)
    if let entry { clears |= table.mask(of: entry) }
  }

  private mutating func scanString() -> JSONValue? {
    var scanner = JSONScanner(text, at: position)
    let value = try? scanner.scanString()
    position = scanner.position
    return value
  }

  /// Whether the last string is a name: a colon follows it.
  private var isName: Bool {
    text.byte(at: text.end(where: { $0.isJSONWhitespace }, from: position)) == .colon
  }

  private mutating func word(_ kind: JSONValue.Kind, length: Int) -> PlacedPiece {
    position += length
    return piece(step: .word, kind: kind, overlap: length, to: position, next: position)
  }
}

extension UInt8 {
  /// Whether this byte continues a number after its first digits.
  fileprivate var continuesNumber: Bool {
    self == .point || self == UInt8(ascii: "e") || self == UInt8(ascii: "E")
  }
}
