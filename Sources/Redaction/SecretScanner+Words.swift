// Words of a command that are values
//
//     --token ⟦x⟧   -u ada:⟦x⟧   --token 'a'⟦…⟧   ssh h 'tool --token '\''⟦x⟧'\'''
//     "X-Api-Key: "⟦x⟧   "Authorization: Bearer "⟦x⟧   {"token":"'"⟦x⟧"'"}

extension SecretScanner {
  /// The whole word, or text in quotes, of which a first piece is known.
  ///
  /// - Parameters:
  ///   - quote: The one in which the word stands with other things.
  ///   - isArgument: Whether it is certain to be a shell's.
  func word(
    beginningWith piece: Range<Int>, within quote: UInt8?, isArgument: Bool = false
  ) -> Range<Int> {
    guard let first = text.byte(at: piece.lowerBound - 1), first.isQuote else {
      var pieces = ShellPieces(text, from: piece.upperBound, within: quote, isArgument: isArgument)
      var end = pieces.content(behind: .bare)?.upperBound ?? piece.upperBound
      // In quotes, blanks may be escaped twice.
      while quote != nil, text.byte(at: end - 1) == UInt8(ascii: "\\"),
        text.byte(at: end)?.isBlank == true, text.byte(at: end + 1)?.isWordByte == true
      {
        end = text.endOfValue(from: end + 1, isInQuotes: false)
      }
      return piece.lowerBound..<end
    }
    let escapes = text.backslashes(before: piece.lowerBound - 1)
    let isTriple = escapes == 0 && text.byte(at: piece.lowerBound - 2)?.isQuote == true
    if isTriple, quote == nil { return piece }
    let close = piece.upperBound + escapes
    if escapes == 0, quote == nil || quote == first {
      guard text.byte(at: close) == first else { return piece }
      var pieces = ShellPieces(text, from: close + 1, within: nil, isArgument: isArgument)
      let end = pieces.content(behind: .quoted(first))?.upperBound
      return piece.lowerBound..<(end ?? piece.upperBound)
    }
    if let quote, escapes == (quote == UInt8(ascii: "\"") && first == quote ? 1 : 0) {
      var pieces = ShellPieces(text, from: piece.lowerBound, within: quote, isArgument: isArgument)
      return pieces.content(behind: .quote(first)) ?? piece
    }
    // Deeper down, where quotes are known by their escapes alone.
    let end = text.end(of: { $0.isWordByte }, from: close + 1)
    return end > close + 1 && text[close] == first ? piece.lowerBound..<end : piece
  }

  /// The word that goes on where the quote it stands in ends at `index`; nil where none does.
  private func word(behindQuoteAt index: Int) -> Range<Int>? {
    // As a shell's quote is written within its quotes, within yet others.
    for quote: StaticString in ["'\\\\''", "'\\\"'\\\"'"] where text.has(quote, at: index) {
      let start = index + quote.utf8CodeUnitCount
      return start..<text.end(of: { $0 != UInt8(ascii: "'") }, from: start)
    }
    guard let quote = openQuote, text.byte(at: index) == quote, let next = text.byte(at: index + 1),
      next.isQuote
        || next == UInt8(ascii: "\\") && text.byte(at: index + 2)?.isQuote == true
        || next == UInt8(ascii: "$") && text.byte(at: index + 2)?.isQuote == true
    else { return nil }
    var pieces = ShellPieces(text, from: index, within: quote)
    return pieces.content(behind: .nothing)
  }

  /// The rest of an argument behind the quotes in which its name stands: `"X-Api-Key: "x`.
  private func restBehindQuotes(of name: Range<Int>, _ sign: NameSign) -> Range<Int>? {
    guard sign.mark == .colon, isQuoted(name), let quote = text.byte(at: name.lowerBound - 1),
      let next = text.byte(at: name.upperBound), !next.isQuote, next != UInt8(ascii: "\\")
    else { return nil }
    let escapes = text.backslashes(before: name.lowerBound - 1)
    let close = text.end(of: { $0 == UInt8(ascii: "\\") }, from: sign.valueStart)
    guard close - sign.valueStart == escapes, text.byte(at: close) == quote else { return nil }
    let isOutermost = escapes == 0 && quote == openQuote
    let other = ShellPieces(text, from: close, within: quote)
    if isOutermost, other.beginsWithQuote { return nil }  // '\''
    var pieces = ShellPieces(
      text, from: close + 1, within: isOutermost ? nil : openQuote, isArgument: true)
    return pieces.beginsWord ? pieces.content(behind: .nothing) : nil
  }

  /// The value that goes on, or begins, where the quotes end in which a name stands.
  func wordBehindQuote(of name: Range<Int>, _ sign: NameSign) -> Range<Int>? {
    guard let open = quote(behind: name), let first = text.byte(at: sign.valueStart) else {
      return nil
    }
    if let word = restBehindQuotes(of: name, sign) ?? word(behindQuoteAt: sign.valueStart) {
      return word
    }
    guard first.isQuote, first != open, text.byte(at: sign.valueStart + 1) == open else {
      return nil
    }
    var pieces = ShellPieces(text, from: sign.valueStart + 1, within: open)
    return pieces.content(behind: .quote(first))
  }

  /// Notes the texts in a list that a name has for its value: `"token":["x","y"]`.
  ///
  /// - Returns: Whether there is such a list.
  mutating func noteItems(
    behind sign: NameSign, _ name: Range<Int>, _ meaning: SecretName
  ) -> Bool {
    var index = text.end(of: { $0.isWhitespace }, from: sign.valueStart + 1)
    let nameEnd = text.end(of: { $0 == UInt8(ascii: "\\") }, from: name.upperBound)
    var isList = isQuoted(name) && text.byte(at: nameEnd)?.isQuote == true
    while let item = QuotedText(at: index, in: text, openQuote: openQuote)?.content {
      isList = true
      var value = item
      if meaning == .credentials, let scheme = text.scheme(in: value) {
        value = scheme..<value.upperBound
      }
      if !text.isHarmless(value), !text.isTypeName(value), !text.isProse(value) {
        note(value, "value of a secret's name")
      }
      let close = text.end(of: { $0 == UInt8(ascii: "\\") }, from: item.upperBound)
      let comma = text.end(of: { $0.isWhitespace }, from: close + 1)
      guard text.byte(at: comma) == UInt8(ascii: ",") else { break }
      index = text.end(of: { $0.isWhitespace }, from: comma + 1)
    }
    return isList
  }

  /// The word behind the blanks at `start`, without its quotes; nil at the end of a command.
  func wordBehindBlanks(_ start: Int) -> Range<Int>? {
    var index = text.endOfBlanks(from: start)
    if text.byte(at: index) == UInt8(ascii: "\\"), text.byte(at: index + 1) == UInt8(ascii: "\n") {
      index = text.end(of: { $0.isWhitespace }, from: index + 2)
    }
    guard index > start, let first = text.byte(at: index) else { return nil }
    let operators: StaticString = "|&;<>()\n"
    for offset in 0..<operators.utf8CodeUnitCount where unsafe operators.utf8Start[offset] == first
    {
      return nil
    }
    return word(at: index)
  }

  /// The word that begins at `start` without a blank, without its quotes; nil without one.
  func gluedWord(at start: Int) -> Range<Int>? {
    guard let first = text.byte(at: start), !first.isWhitespace else { return nil }
    if first.isQuote, first == openQuote {
      return word(behindQuoteAt: start)
    }
    return word(at: start)
  }

  /// What stands in the quotes that begin at `start`; nil where none do.
  func gluedQuotes(at start: Int) -> Range<Int>? {
    text.byte(at: start)?.isQuote == true ? gluedWord(at: start) : nil
  }

  private func word(at start: Int) -> Range<Int>? {
    if let word = word(behindQuoteAt: start) { return word }
    if let quoted = QuotedText(at: start, in: text, openQuote: nil) {
      return word(beginningWith: quoted.content, within: openQuote, isArgument: true)
    }
    let end = text.endOfValue(from: start, isInQuotes: false)
    let whole = word(beginningWith: start..<end, within: openQuote, isArgument: true)
    return whole.isEmpty ? nil : whole
  }
}
