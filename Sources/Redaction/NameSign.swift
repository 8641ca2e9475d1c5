/// The sign between a name and its value: `=`, `:`, `=>`, `:=`, `:-`.
struct NameSign {
  /// What the sign is, as far as it matters to what the value can be.
  enum Mark {
    case equals, colon
  }

  let mark: Mark
  /// Whether nothing stands between name, sign and value.
  let isTight: Bool
  let valueStart: Int

  /// Reads the sign behind a name, which may be in quotes and brackets; nil without one.
  ///
  /// - Parameter openQuote: The quote in which the name stands: it ends the text and begins no value.
  init?(behind name: Range<Int>, in text: Span<UInt8>, openQuote: UInt8?) {
    var index = name.upperBound
    let quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: index)
    if text.byte(at: quote)?.isQuote == true { index = quote + 1 }
    let isBraced = text.has("${env:", at: name.lowerBound - 6)
    if text.byte(at: index) == UInt8(ascii: isBraced ? "}" : "]") { index += 1 }
    if text.byte(at: index) == UInt8(ascii: "[") {
      let end = text.end(of: { $0.isWordByte }, from: index + 1)
      if text.has("]=", at: end) { index = end + 1 }  // API_KEY[0]=x
    }
    let start = text.endOfBlanks(from: index)
    if let value = Self.valueBehindType(at: start, in: text) {
      (mark, isTight, valueStart) = (.equals, false, value)
      return
    }
    guard let (mark, length) = Self.mark(at: start, in: text, name) else { return nil }
    let end = start + length
    let blanksEnd = text.endOfBlanks(from: end)
    isTight = start == index && blanksEnd == end
    self.mark = mark
    // On the next line only a text in quotes can be the value, of what is no shell's.
    let next = text.end(of: { $0.isWhitespace }, from: blanksEnd)
    let isNextLine = next > blanksEnd && (index > name.upperBound || start > index)
    let nextQuote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: next)
    valueStart = isNextLine && text.byte(at: nextQuote)?.isQuote == true ? next : blanksEnd
    guard let first = text.byte(at: valueStart), first != UInt8(ascii: "\n") else { return nil }
  }

  /// Where a text in quotes begins that a declaration has behind its type: `: String = "x"`, in Go
  /// `string = "x"`; nil for anything else.
  private static func valueBehindType(at start: Int, in text: Span<UInt8>) -> Int? {
    var index = start
    if text.byte(at: start) == UInt8(ascii: ":") {
      let signs: StaticString = " .&<>[]|?'"
      index += 1
      while let byte = text.byte(at: index), index - start < 48 {
        let isSign = (0..<signs.utf8CodeUnitCount).contains {
          unsafe signs.utf8Start[$0] == byte
        }
        guard byte.isWordByte || isSign else { break }
        index += 1
      }
    } else if text.has("string ", at: start) {
      index += 7
    }
    guard index > start, text.has(" = ", at: index - 1) else { return nil }
    let value = text.end(of: { $0.isBlank }, from: index + 1)
    let quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: value)
    return text.byte(at: quote)?.isQuote == true ? value : nil
  }

  private static func mark(
    at index: Int, in text: Span<UInt8>, _ name: Range<Int>
  ) -> (Mark, length: Int)? {
    switch text.byte(at: index) {
    case UInt8(ascii: "="):
      switch text.byte(at: index + 1) {
      case UInt8(ascii: "="): nil
      case UInt8(ascii: "~") where text.byte(at: index + 2)?.isWordByte != true: nil
      case UInt8(ascii: ">"): (.equals, 2)
      default: (.equals, 1)
      }
    case UInt8(ascii: ":"):
      switch text.byte(at: index + 1) {
      case UInt8(ascii: ":"): nil
      case UInt8(ascii: "="): (.equals, 2)
      case let next where text.has("${", at: name.lowerBound - 2):
        next == UInt8(ascii: "-") ? (.equals, 2) : nil
      default: (.colon, 1)
      }
    case UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "|"):
      if text.byte(at: index + 1) == UInt8(ascii: "=") {
        (.equals, 2)
      } else if text.has("||=", at: index) || text.has("??=", at: index) {
        (.equals, 3)
      } else {
        nil
      }
    default: nil
    }
  }
}

/// A text in quotes, which may be escaped themselves: `"x"`, `'x'`, `\"x\"`.
struct QuotedText {
  /// What stands between the quotes; up to the end of the text where the second one is missing.
  let content: Range<Int>

  /// The text whose opening quote stands at `start`; nil where none does, or where it closes what
  /// was open.
  init?(at start: Int, in text: Span<UInt8>, openQuote: UInt8?) {
    var quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: start)
    var first = start
    let mayHavePrefix = quote == start || text.byte(at: quote) == UInt8(ascii: "$")
    if mayHavePrefix, text.byte(at: quote)?.isQuotePrefix == true {
      first = quote + 1  // f"…" and b'…' in Python, $'…' in shells
      quote = text.end(of: { $0 == UInt8(ascii: "\\") }, from: first)
    }
    guard let byte = text.byte(at: quote), byte.isQuote else { return nil }
    // What is open ends right here, as in grep 'token: "'.
    if let openQuote, byte != openQuote, text.byte(at: quote + 1) == openQuote { return nil }
    if quote == start, byte == openQuote {
      guard let next = text.byte(at: quote + 1), next.isWordByte else { return nil }
    }
    let escapes = quote - first
    if text.has("\"\"\"", at: quote) || text.has("'''", at: quote) {
      content = quote + 3..<text.closingQuote(byte, escapes: escapes, from: quote + 3)
      return
    }
    content = quote + 1..<text.closingQuote(byte, escapes: escapes, from: quote + 1)
  }

  /// The rest of the quoted text that begins with a name; nil when no quote stands before it.
  init?(around name: Range<Int>, in text: Span<UInt8>) {
    guard let quote = text.byte(at: name.lowerBound - 1), quote.isQuote else { return nil }
    let escapes = text.backslashes(before: name.lowerBound - 1)
    content =
      name.upperBound..<text.closingQuote(quote, escapes: escapes, from: name.upperBound)
  }
}

extension UInt8 {
  /// What can stand glued before a text's quotes and belong to them.
  fileprivate var isQuotePrefix: Bool {
    switch self | 0x20 {
    case UInt8(ascii: "f"), UInt8(ascii: "b"), UInt8(ascii: "r"), UInt8(ascii: "u"): true
    default: self == UInt8(ascii: "$") || self == UInt8(ascii: "@")
    }
  }
}

extension Span where Element == UInt8 {
  /// Where the quote that closes a text stands, or the escape before it: one with no more
  /// backslashes than the opening quote had, or with pairs of them that are part of the text.
  fileprivate func closingQuote(_ quote: UInt8, escapes: Int, from start: Int) -> Int {
    var index = start
    var backslashes = 0
    while index < count {
      if self[index] == quote {
        if backslashes <= escapes { return index - backslashes }
        if backslashes & (2 * escapes + 1) == escapes { return index - escapes }
      }
      backslashes = self[index] == UInt8(ascii: "\\") ? backslashes + 1 : 0
      index += 1
    }
    return count
  }
}
