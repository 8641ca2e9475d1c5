import Bytes

/// The meaning of quotes and backslashes in a shell's text, which is read a byte at a time.
///
/// It is the only place that knows these rules; words, commands and pieces of words are read with it.
struct ShellQuoting {
  /// The meaning of a byte.
  enum Meaning {
    case opensQuote, closesQuote
    /// The next byte is literal.
    case escapesNext
    case isQuoted, isPlain
  }

  /// The quote that is open.
  private(set) var openQuote: UInt8?
  /// Whether a backslash between double quotes escapes only the bytes that have a meaning for a shell there: `"`,
  /// `\`, `$` and a backtick (POSIX, section 2.2.3); otherwise, it escapes every byte.
  private let escapesSignsOnly: Bool
  /// Whether the open quote is that of `$'…'`, in which a backslash escapes every byte.
  private var isANSI = false

  init(openQuote: UInt8? = nil, escapesSignsOnly: Bool = false) {
    self.openQuote = openQuote
    self.escapesSignsOnly = escapesSignsOnly
  }

  /// Opens the quote of `$'…'`.
  mutating func openANSI() { (openQuote, isANSI) = (UInt8(ascii: "'"), true) }

  /// Opens a quote.
  mutating func open(_ quote: UInt8) { (openQuote, isANSI) = (quote, false) }

  /// Reads a byte, with the byte after it.
  mutating func read(_ byte: UInt8, before next: UInt8?) -> Meaning {
    guard let openQuote else {
      if byte == "\\" { return .escapesNext }
      guard byte.is(.quote) else { return .isPlain }
      open(byte)
      return .opensQuote
    }
    if byte == openQuote {
      self.openQuote = nil
      return .closesQuote
    }
    guard byte == "\\" else { return .isQuoted }
    let isEscape =
      openQuote == "'" ? isANSI : !escapesSignsOnly || next?.isOne(of: "\"\\$`") == true
    return isEscape ? .escapesNext : .isQuoted
  }
}
