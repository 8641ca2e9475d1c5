import Bytes
import Shell

// Values that begin, or continue, where the quotes around their name end
//
//     "X-Api-Key: "⟦x⟧   "Authorization: Bearer "⟦x⟧   {"token":"'"⟦x⟧"'"}

extension SecretScanner {
  /// The rest of an argument after the quotes that contain its name: `"X-Api-Key: "x`.
  private func rest(afterQuotesAround pair: Assignment) -> Range<Int>? {
    let (name, start) = (pair.name, pair.valueStart)
    guard pair.kind == .colon, isQuoted(at: name), let quote = text.byte(at: name.lowerBound - 1),
      let next = text.byte(at: name.upperBound), !next.is(.quote), next != "\\"
    else { return nil }
    let escapes = text.backslashes(before: name.lowerBound - 1)
    let close = text.end(of: .backslash, from: start)
    guard close - start == escapes, text.byte(at: close) == quote else { return nil }
    let isOutermost = escapes == 0 && quote == openQuote
    let other = ShellPieces(text, from: close, within: quote)
    if isOutermost, other.beginsWithQuote { return nil }  // '\''
    var pieces = ShellPieces(
      text, from: close + 1, within: isOutermost ? nil : openQuote, isArgument: true)
    return pieces.beginsWord ? pieces.content(after: .nothing) : nil
  }

  /// The value that continues, or begins, where the quotes around its name end.
  func wordAfterQuote(of pair: Assignment) -> Range<Int>? {
    let start = pair.valueStart
    guard let open = quote(after: pair.name), let first = text.byte(at: start) else { return nil }
    let word = rest(afterQuotesAround: pair) ?? text.word(afterQuoteAt: start, within: openQuote)
    if let word { return word }
    guard first.is(.quote), first != open, text.byte(at: start + 1) == open else { return nil }
    var pieces = ShellPieces(text, from: start + 1, within: open)
    return pieces.content(after: .openQuote(first))
  }
}
