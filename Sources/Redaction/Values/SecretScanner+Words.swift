import Bytes
import Shell

// Values that begin, or continue, where the quotes around their name end
//
//     "X-Api-Key: "⟦x⟧   "Authorization: Bearer "⟦x⟧   {"token":"'"⟦x⟧"'"}

extension SecretScanner {
  /// The word after the blanks at `start`, without its quotes; nil at the end of a command.
  func word(afterBlanksAt start: Int) -> Range<Int>? {
    text.word(afterBlanksAt: start, within: openQuote)
  }

  /// The word that begins at `start`, without its quotes; nil without one.
  func attachedWord(at start: Int) -> Range<Int>? {
    text.attachedWord(at: start, within: openQuote)
  }

  /// The rest of an argument after the quotes that contain its name: `"X-Api-Key: "x`.
  private func restAfterQuotes(
    of name: Range<Int>, _ sign: AssignmentOperator
  ) -> Range<Int>? {
    guard sign.kind == .colon, isQuoted(name), let quote = text.byte(at: name.lowerBound - 1),
      let next = text.byte(at: name.upperBound), !next.is(.quote), next != "\\"
    else { return nil }
    let escapes = text.backslashes(before: name.lowerBound - 1)
    let close = text.end(of: .backslash, from: sign.valueStart)
    guard close - sign.valueStart == escapes, text.byte(at: close) == quote else { return nil }
    let isOutermost = escapes == 0 && quote == openQuote
    let other = ShellPieces(text, from: close, within: quote)
    if isOutermost, other.beginsWithQuote { return nil }  // '\''
    var pieces = ShellPieces(
      text, from: close + 1, within: isOutermost ? nil : openQuote, isArgument: true)
    return pieces.beginsWord ? pieces.content(after: .nothing) : nil
  }

  /// The value that continues, or begins, where the quotes around its name end.
  func wordAfterQuote(of name: Range<Int>, _ sign: AssignmentOperator) -> Range<Int>? {
    guard let open = quote(after: name), let first = text.byte(at: sign.valueStart) else {
      return nil
    }
    if let word = restAfterQuotes(of: name, sign)
      ?? text.word(afterQuoteAt: sign.valueStart, within: openQuote)
    {
      return word
    }
    guard first.is(.quote), first != open, text.byte(at: sign.valueStart + 1) == open else {
      return nil
    }
    var pieces = ShellPieces(text, from: sign.valueStart + 1, within: open)
    return pieces.content(after: .openQuote(first))
  }

}
