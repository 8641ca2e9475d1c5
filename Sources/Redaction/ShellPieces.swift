// A shell's word is put together from pieces, and may stand in the quotes of another shell's
//
//     'it'\''s'   "half"quoted   abc"def"$'ghi'   a\ b   (YAML, SQL) 'it''s'
//     ssh h 'tool --token '\''x'\'' -v'   sh -c "TOKEN=\"x\"y run"   -d '{"token":"'"x"'"}'
//
// The first line is read as it stands. In the second, pieces are looked for in what the other shell
// makes of its own quotes.

/// A reader of the pieces of a shell's word.
struct ShellPieces: ~Escapable {
  /// What of a word has been passed where reading begins.
  enum Beginning {
    case nothing, bare
    /// A piece that began and ended with this quote.
    case quoted(UInt8)
    /// This quote, which is still open.
    case quote(UInt8)
  }

  private let text: Span<UInt8>
  private var index: Int
  /// The other shell's quote that is open.
  private var outerQuote: UInt8?
  private let isNested: Bool
  private let isArgument: Bool
  /// Where the byte that was given last is written.
  private var written = 0..<0

  /// Whether signs that a program's text could have behind a value are the word's, too.
  private var isBare: Bool

  /// - Parameters:
  ///   - outerQuote: The quote in which the word stands with other things.
  ///   - isArgument: Whether it is certain to be a shell's.
  @_lifetime(copy text)
  init(
    _ text: Span<UInt8>, from index: Int, within outerQuote: UInt8?, isArgument: Bool = false
  ) {
    self.text = text
    self.index = index
    isBare = isArgument
    self.isArgument = isArgument
    self.outerQuote = outerQuote
    isNested = outerQuote != nil
  }

  /// Whether a quote is what comes next.
  var beginsWithQuote: Bool {
    var copy = self
    return copy.next()?.isQuote == true
  }

  /// Whether a word begins here, in quotes or without.
  var beginsWord: Bool {
    var copy = self
    guard let first = copy.next() else { return false }
    if first == UInt8(ascii: "$") { return copy.next()?.isQuote == true }
    return first.isQuote || first.isWordByte || first == UInt8(ascii: "\\")
  }

  /// What all pieces hold that follow each other without a blank, without the quotes around them when
  /// they begin and end with the same; nil when no whole piece follows.
  mutating func content(behind beginning: Beginning) -> Range<Int>? {
    var first: UInt8?
    var open: UInt8?
    var hasBegun = true
    switch beginning {
    case .nothing: hasBegun = false
    case .bare: break
    case .quoted(let quote): first = quote
    case .quote(let quote): (first, open) = (quote, quote)
    }
    var start: Int?
    var (end, pieceEnd) = (nil as Int?, index)
    while let byte = next() {
      if byte == open {
        end = open == first ? pieceEnd : index
        (open, isBare) = (nil, isArgument)
        continue
      }
      if let open {
        start = start ?? written.lowerBound
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { _ = next() }
        pieceEnd = written.upperBound
        continue
      }
      if byte.isQuote {
        if !hasBegun { first = byte }
        (open, hasBegun, pieceEnd) = (byte, true, index)
        continue
      }
      let place = written.lowerBound
      if byte == UInt8(ascii: "\\") {
        guard let escaped = next(), !escaped.isLineEscape else { break }
        if escaped == UInt8(ascii: "\n") { continue }
      } else if byte == UInt8(ascii: "$") {
        var rest = self
        guard let following = rest.next(), following.beginsValue else { break }
        if following.isQuote { continue }
      } else if !byte.isWordByte, !isBare || byte.endsPiece {
        break
      }
      start = start ?? place
      (isBare, hasBegun, end) = (true, true, written.upperBound)
    }
    return end.map { min(start ?? $0, $0)..<$0 }
  }

  /// The next byte as it is after the other shell, should there be one; nil at the word's end.
  private mutating func next() -> UInt8? {
    while let byte = text.byte(at: index) {
      let following = text.byte(at: index + 1)
      var length = 1
      if isNested, byte == outerQuote {
        outerQuote = nil
        index += 1
        continue
      }
      if isNested, outerQuote == nil {
        if byte.isQuote || byte == UInt8(ascii: "$") && following?.isQuote == true {
          outerQuote = byte.isQuote ? byte : following
          index += byte.isQuote ? 1 : 2
          continue
        }
        if byte.isWhitespace || byte.endsPiece { return nil }
      }
      let isEscape =
        isNested && byte == UInt8(ascii: "\\")
        && (outerQuote == nil || outerQuote == UInt8(ascii: "\"") && following?.isEscapable == true)
      if isEscape, following != nil { length = 2 }
      written = index..<index + length
      index += length
      return text[index - 1]
    }
    return nil
  }
}

extension UInt8 {
  /// What separates words and commands of a shell, members and arguments.
  fileprivate var endsPiece: Bool {
    switch self {
    case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "`"):
      true
    default: isWhitespace
    }
  }

  /// The letters of `\n`, `\r` and `\t`.
  fileprivate var isLineEscape: Bool {
    self == UInt8(ascii: "n") || self == UInt8(ascii: "r") || self == UInt8(ascii: "t")
  }

  /// What a backslash escapes in a shell's `"`.
  fileprivate var isEscapable: Bool {
    self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == UInt8(ascii: "$")
      || self == UInt8(ascii: "`")
  }

  /// What a `$` can stand before.
  fileprivate var beginsValue: Bool { isQuote || isWordByte || self == UInt8(ascii: "{") }
}
