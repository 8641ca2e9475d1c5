import Bytes

/// The meaning of quotes and backslashes in a shell's text, which is read a byte at a time.
///
/// It is the only place that knows these rules; words, commands and pieces of words are read with it.
@usableFromInline
package struct ShellQuoting {
  /// The meaning of a byte.
  @usableFromInline
  package enum Meaning {
    case opensQuote, closesQuote
    /// The next byte stands for itself.
    case escapesNext
    case isQuoted, isPlain
  }

  /// The bytes that a backslash escapes between double quotes.
  @usableFromInline
  package enum Escapes {
    case all
    /// Those that a shell would take for a sign: `"`, `\`, `$` and a backtick (POSIX, section 2.2.3).
    case signs
  }

  /// The quote that is open.
  package private(set) var openQuote: UInt8?
  private let escapes: Escapes
  /// Whether the open quote is that of `$'…'`, in which a backslash escapes every byte.
  private var isANSI = false

  package init(openQuote: UInt8? = nil, escapes: Escapes = .all) {
    self.openQuote = openQuote
    self.escapes = escapes
  }

  /// Opens the quote of `$'…'`.
  package mutating func openANSI() { (openQuote, isANSI) = (UInt8(ascii: "'"), true) }

  /// Opens a quote.
  package mutating func open(_ quote: UInt8) { (openQuote, isANSI) = (quote, false) }

  /// Reads a byte, with the byte after it.
  package mutating func read(_ byte: UInt8, before next: UInt8?) -> Meaning {
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
      openQuote == "'" ? isANSI : escapes == .all || next?.isOne(of: "\"\\$`") == true
    return isEscape ? .escapesNext : .isQuoted
  }
}
