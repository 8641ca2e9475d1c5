import Bytes

// Words of a shell in a text of any language
//
//     --token ⟦x⟧   -u ada:⟦x⟧   --token 'a'⟦…⟧   ssh h 'tool --token '\''⟦x⟧'\'''
//     "X-Api-Key: "⟦x⟧   "Authorization: Bearer "⟦x⟧   {"token":"'"⟦x⟧"'"}
//
// The quote that is open where a word begins tells whether the word is in the quotes of another shell.

extension Span where Element == UInt8 {
  /// The end of the blanks from `start`, also of those that don't break a line (U+00A0).
  package func endOfBlanks(from start: Int) -> Int {
    var index = end(of: .blank, from: start)
    while byte(at: index) == 0xC2, byte(at: index + 1) == 0xA0 {
      index = end(of: .blank, from: index + 2)
    }
    return index
  }

  /// The word after the blanks at `start`, without its quotes; nil at the end of a command.
  package func word(afterBlanksAt start: Int, within openQuote: UInt8?) -> Range<Int>? {
    var index = endOfBlanks(from: start)
    if has("\\\n", at: index) { index = end(of: .whitespace, from: index + 2) }
    guard index > start, index < count, !has(oneOf: "|&;<>()\n", at: index) else {
      return nil
    }
    return word(at: index, within: openQuote)
  }

  /// The word that begins at `start`, without its quotes; nil without one.
  package func attachedWord(at start: Int, within openQuote: UInt8?) -> Range<Int>? {
    guard let first = byte(at: start), !first.is(.whitespace) else { return nil }
    return first.is(.quote) && first == openQuote
      ? word(afterQuoteAt: start, within: openQuote) : word(at: start, within: openQuote)
  }

  private func word(at start: Int, within openQuote: UInt8?) -> Range<Int>? {
    if let word = word(afterQuoteAt: start, within: openQuote) { return word }
    if let quoted = QuotedText(at: start, in: self) {
      return word(beginningWith: quoted.content, within: openQuote, isArgument: true)
    }
    let end = endOfValue(from: start, isInQuotes: false)
    let whole = word(beginningWith: start..<end, within: openQuote, isArgument: true)
    return whole.isEmpty ? nil : whole
  }

  /// The whole word, or text in quotes, whose first piece is known.
  ///
  /// - Parameters:
  ///   - quote: The quote that the word shares with other
  ///   - isArgument: Whether the word is certain to be a shell's.
  package func word(
    beginningWith piece: Range<Int>, within quote: UInt8?, isArgument: Bool = false
  ) -> Range<Int> {
    guard let first = byte(at: piece.lowerBound - 1), first.is(.quote) else {
      var pieces = ShellPieces(self, from: piece.upperBound, within: quote, isArgument: isArgument)
      var end = pieces.content(after: .bare)?.upperBound ?? piece.upperBound
      // In quotes, blanks may be escaped twice.
      while quote != nil, byte(at: end - 1) == "\\", has(.blank, at: end),
        has(.word, at: end + 1)
      {
        end = endOfValue(from: end + 1, isInQuotes: false)
      }
      return piece.lowerBound..<end
    }
    let escapes = backslashes(before: piece.lowerBound - 1)
    let isTriple = escapes == 0 && has(.quote, at: piece.lowerBound - 2)
    if isTriple, quote == nil { return piece }
    let close = piece.upperBound + escapes
    if escapes == 0, quote == nil || quote == first {
      guard byte(at: close) == first else { return piece }
      var pieces = ShellPieces(self, from: close + 1, within: nil, isArgument: isArgument)
      let end = pieces.content(after: .quoted(first))?.upperBound
      return piece.lowerBound..<(end ?? piece.upperBound)
    }
    if let quote, escapes == (quote == "\"" && first == quote ? 1 : 0) {
      var pieces = ShellPieces(self, from: piece.lowerBound, within: quote, isArgument: isArgument)
      return pieces.content(after: .openQuote(first)) ?? piece
    }
    // Nested deeper, quotes are known by their escapes alone.
    let end = end(of: .word, from: close + 1)
    return end > close + 1 && self[close] == first ? piece.lowerBound..<end : piece
  }

  /// The word that continues where the quote around it ends at `index`; nil if none does.
  package func word(afterQuoteAt index: Int, within openQuote: UInt8?) -> Range<Int>? {
    // A shell's quote as it is written within its quotes, within yet others.
    for quote: StaticString in ["'\\\\''", "'\\\"'\\\"'"] where has(quote, at: index) {
      let start = index + quote.utf8CodeUnitCount
      return start..<end(where: { $0 != "'" }, from: start)
    }
    guard let quote = openQuote, byte(at: index) == quote,
      has(.quote, at: index + 1)
        || has(oneOf: "\\$", at: index + 1) && has(.quote, at: index + 2)
    else { return nil }
    var pieces = ShellPieces(self, from: index, within: quote)
    return pieces.content(after: .nothing)
  }
}
