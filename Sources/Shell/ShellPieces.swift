// A shell's word is put together from pieces, and may be in the quotes of another shell
//
//     'it'\''s'   "half"quoted   abc"def"$'ghi'   a\ b   (YAML, SQL) 'it''s'
//     ssh h 'tool --token '\''x'\'' -v'   sh -c "TOKEN=\"x\"y run"   -d '{"token":"'"x"'"}'
//
// The first line is read as it is written; in the second, the other shell's quotes are removed first.
// Quotes and backslashes are those of `ShellQuoting`. What ends a word differs from a shell's rules, since
// the word may just as well be a value in another language.

import Bytes

/// A reader of the pieces of a shell's word.
package struct ShellPieces: ~Escapable {
  /// The part of a word that precedes the first byte that is read.
  package enum Beginning {
    case nothing, bare
    /// A piece that began and ended with this quote.
    case quoted(UInt8)
    /// This quote, which is still open.
    case openQuote(UInt8)
  }

  private let text: Span<UInt8>
  private var index: Int
  /// The other shell's quotes.
  private var outer: ShellQuoting
  private let isNested: Bool
  private let isArgument: Bool
  /// The bytes in which the last byte is written, with its escape.
  private var written = 0..<0

  /// Whether bytes that could follow a value in a program's text are part of the word.
  private var isBare: Bool

  /// - Parameters:
  ///   - outerQuote: The quote that the word shares with other text.
  ///   - isArgument: Whether the word is certain to be a shell's.
  @_lifetime(copy text)
  package init(
    _ text: Span<UInt8>, from index: Int, within outerQuote: UInt8?, isArgument: Bool = false
  ) {
    self.text = text
    self.index = index
    isBare = isArgument
    self.isArgument = isArgument
    outer = ShellQuoting(openQuote: outerQuote, escapesSignsOnly: true)
    isNested = outerQuote != nil
  }

  /// Whether the next byte is a quote.
  package var beginsWithQuote: Bool {
    var copy = self
    return copy.next()?.is(.quote) == true
  }

  /// Whether a word begins here, in quotes or without.
  package var beginsWord: Bool {
    var copy = self
    guard let first = copy.next() else { return false }
    if first == "$" { return copy.next()?.is(.quote) == true }
    return first.is(.quote) || first.is(.word) || first == "\\"
  }

  /// The content of all pieces that follow without a blank, without the quotes around them when they begin
  /// and end with the same; nil if no whole piece follows.
  package mutating func content(after beginning: Beginning) -> Range<Int>? {
    var first: UInt8?
    var quoting = ShellQuoting()
    var hasBegun = true
    switch beginning {
    case .nothing: hasBegun = false
    case .bare: break
    case .quoted(let quote): first = quote
    case .openQuote(let quote):
      first = quote
      quoting.open(quote)
    }
    var start: Int?
    var (end, pieceEnd) = (nil as Int?, index)
    reading: while let byte = next() {
      let place = written.lowerBound
      switch quoting.read(byte, before: nil) {
      case .opensQuote:
        if !hasBegun { first = byte }
        (hasBegun, pieceEnd) = (true, index)
        continue
      case .closesQuote:
        end = byte == first ? pieceEnd : index
        isBare = isArgument
        continue
      case .isQuoted,
        .escapesNext where quoting.openQuote != nil:
        start = start ?? place
        if byte == "\\", quoting.openQuote == "\"" { _ = next() }
        pieceEnd = written.upperBound
        continue
      case .escapesNext:
        guard let escaped = next(), !escaped.isOne(of: "nrt") else { break reading }
        if escaped == "\n" { continue }
      case .isPlain where byte == "$":
        var rest = self
        guard let following = rest.next(),
          following.is(.quote) || following.is(.word) || following == "{"
        else { break reading }
        if following.is(.quote) { continue }
      case .isPlain:
        if !byte.is(.word), !isBare || byte.endsPiece { break reading }
      }
      start = start ?? place
      (isBare, hasBegun, end) = (true, true, written.upperBound)
    }
    return end.map { min(start ?? $0, $0)..<$0 }
  }

  /// The next byte, as the other shell passes it on; nil at the word's end.
  private mutating func next() -> UInt8? {
    while let byte = text.byte(at: index) {
      var length = 1
      if isNested {
        if outer.openQuote == nil {
          if byte == "$", text.has(.quote, at: index + 1) {
            index += 1
            continue
          }
          if byte.endsPiece { return nil }
        }
        switch outer.read(byte, before: text.byte(at: index + 1)) {
        case .opensQuote, .closesQuote:
          index += 1
          continue
        case .escapesNext where index + 1 < text.count: length = 2
        default: break
        }
      }
      written = index..<index + length
      index += length
      return text[index - 1]
    }
    return nil
  }
}

extension UInt8 {
  /// Whether the byte separates words and commands of a shell, members and arguments.
  fileprivate var endsPiece: Bool { self.is(.whitespace) || isOne(of: ";|&<>()]},`") }
}
