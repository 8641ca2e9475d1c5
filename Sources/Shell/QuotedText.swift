import Bytes

/// A text in quotes, which may be escaped themselves: `"x"`, `'x'`, `\"x\"`.
package struct QuotedText {
  /// The bytes between the quotes; up to the end of the text where the closing quote is missing.
  package let content: Range<Int>

  /// The text whose opening quote is at `start`; nil if there is none, or if it closes an open one.
  package init?(at start: Int, in text: Span<UInt8>, openQuote: UInt8? = nil) {
    var quote = text.end(of: .backslash, from: start)
    var first = start
    // f"…" and b'…' in Python, $'…' in shells, N'…' in SQL
    if quote == start || text.byte(at: quote) == "$", text.has(oneOf: "fFbBrRuUN$@", at: quote) {
      first = quote + 1
      quote = text.end(of: .backslash, from: first)
    }
    guard let byte = text.byte(at: quote), byte.is(.quote) else { return nil }
    // An open quote closes right here, as in grep 'token: "'.
    if let openQuote, byte != openQuote, text.byte(at: quote + 1) == openQuote { return nil }
    if quote == start, byte == openQuote, !text.has(.word, at: quote + 1) { return nil }
    let isTriple = text.has("\"\"\"", at: quote) || text.has("'''", at: quote)
    let contentStart = quote + (isTriple ? 3 : 1)
    content =
      contentStart..<text.index(ofClosing: byte, escapes: quote - first, from: contentStart)
  }

  /// The rest of the quoted text that begins with a name; nil if no quote precedes the name.
  package init?(around name: Range<Int>, in text: Span<UInt8>) {
    guard let quote = text.byte(at: name.lowerBound - 1), quote.is(.quote) else { return nil }
    let escapes = text.backslashes(before: name.lowerBound - 1)
    content =
      name.upperBound..<text.index(ofClosing: quote, escapes: escapes, from: name.upperBound)
  }
}

extension Span where Element == UInt8 {
  /// The index of the quote at `index`, or after the backslashes there; nil without a quote.
  package func quote(at index: Int) -> Int? {
    let quote = end(of: .backslash, from: index)
    return has(.quote, at: quote) ? quote : nil
  }

  /// A range without the quotes that it begins, or begins and ends, with: `"pw"`, `$'pw'`.
  package func withoutQuotes(_ range: Range<Int>) -> Range<Int> {
    var start = Swift.min(end(of: .backslash, from: range.lowerBound), range.upperBound)
    if has(anyOf: ["$'", "$\""], at: start) { start += 1 }
    guard start + 1 < range.upperBound, self[start].is(.quote) else { return range }
    return start + 1..<range.upperBound - (self[range.upperBound - 1] == self[start] ? 1 : 0)
  }

  /// A range without the quotes that it both begins and ends with: `'x'`, `'"x"'`, `'\"x\"'`.
  package func withoutPairs(of range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let first = self.end(of: .backslash, from: start)
      guard first + 1 < end, self[first].is(.quote), self[end - 1] == self[first] else { break }
      let escapes = Swift.min(backslashes(before: end - 1), first - start)
      guard first + 1 <= end - 1 - escapes else { break }
      (start, end) = (first + 1, end - 1 - escapes)
    }
    return start..<end
  }

  /// The index of the quote that closes a text, or of the escape before it: a quote with no more
  /// backslashes than the opening quote has, or with pairs of them that are part of the text.
  fileprivate func index(ofClosing quote: UInt8, escapes: Int, from start: Int) -> Int {
    var index = start
    var backslashes = 0
    while index < count {
      if self[index] == quote {
        if backslashes <= escapes { return index - backslashes }
        if backslashes & (2 * escapes + 1) == escapes { return index - escapes }
      }
      backslashes = self[index] == "\\" ? backslashes + 1 : 0
      index += 1
    }
    return count
  }
}
