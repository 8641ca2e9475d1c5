import Bytes

/// What stands between the values of a record that a scanner has passed, piece by piece.
///
/// A piece is what stands before a value and, where that is one of JSON's three words, the value itself.
struct LayoutPieces: ~Escapable {
  /// A piece and where its bytes are; the quote that opens a string is the last of them.
  typealias PlacedPiece = (text: Range<Int>, piece: RecordLayoutMatcher.Piece)

  /// What is open at a place.
  enum Container: Equatable {
    /// One of the table's objects.
    case object(Int)
    /// An object of which no member is wanted.
    case otherObject
    case array
  }

  /// A record that goes deeper isn't learned.
  private static let maximumDepth = 16

  private let text: Span<UInt8>
  private let table: MemberTable
  private var position = 0
  /// Where the next piece begins: what closes a string is part of the piece behind it.
  private var start = 0
  private var isAtEnd = false
  /// What is open behind the last piece's value, the innermost last.
  private(set) var containers: [Container] = []
  /// What the last name stands for.
  private var entry: MemberTable.Entry?
  private var clears: UInt64 = 0
  private var lineCount = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>, _ table: MemberTable) {
    self.text = text
    self.table = table
  }

  /// The next piece; nil after the last one, and at a value that isn't passed by its layout, such as a
  /// number with a fraction.
  mutating func next() -> PlacedPiece? {
    while position < text.count {
      let valueStart = position
      switch text[position] {
      case .quote:
        guard let value = passString() else { return nil }
        if isName {
          take(value)
          continue
        }
        return piece(.string, .string, overlap: 1, to: valueStart + 1, next: value.end - 1)
      case .zero ... .nine:
        position = text.endOfDigits(from: position)
        guard position < text.count, !text[position].continuesNumber else { return nil }
        return piece(.number, .number, to: valueStart, next: position)
      case .openBrace:
        guard open(entry?.object.map(Container.object) ?? .otherObject) else { return nil }
      case .openBracket:
        guard open(.array) else { return nil }
      case .closeBrace, .closeBracket:
        _ = containers.popLast()
        position += 1
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
    return piece(.end, .object, to: position, next: position)
  }

  /// The piece up to an index, behind which another one begins at `next`.
  private mutating func piece(
    _ step: RecordLayoutMatcher.Step, _ kind: JSONValue.Kind, overlap: Int = 0, to end: Int,
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

  /// Opens a container; false when there are too many.
  private mutating func open(_ container: Container) -> Bool {
    containers.append(containers.isEmpty ? .object(0) : container)
    entry = nil
    position += 1
    return containers.count <= Self.maximumDepth
  }

  /// Takes notice of a name.
  private mutating func take(_ name: JSONValue) {
    guard case .object(let number)? = containers.last, let name = name.text else { return }
    entry = table.entry(of: name, in: text, number)
    if let entry { clears |= table.mask(of: entry) }
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

  private mutating func word(_ kind: JSONValue.Kind, _ length: Int) -> PlacedPiece {
    position += length
    return piece(.word, kind, overlap: length, to: position, next: position)
  }
}

extension UInt8 {
  /// Whether a number goes on with it behind its first digits.
  fileprivate var continuesNumber: Bool {
    self == .point || self == UInt8(ascii: "e") || self == UInt8(ascii: "E")
  }
}
