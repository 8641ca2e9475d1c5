// How far a value goes that isn't in quotes

extension Span where Element == UInt8 {
  /// The end of the value that begins at `start`: what a shell, a form, a connection string or a
  /// program would take for it.
  ///
  /// - Parameter isInQuotes: Whether it stands in quotes with other things, where a shell's signs
  ///   are part of it.
  func endOfValue(from start: Int, isInQuotes: Bool) -> Int {
    var index = start
    var openBrackets = 0
    while index < count {
      switch self[index] {
      case let byte where byte.isWhitespace || byte.isQuote: return index
      case UInt8(ascii: "`"): return index
      case UInt8(ascii: "|"), UInt8(ascii: ">"): if !isInQuotes { return index }
      case UInt8(ascii: "<"):
        if !isInQuotes || byte(at: index + 1) == UInt8(ascii: "/") { return index }
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: ","):
        if !isInQuotes, self[index] != UInt8(ascii: ",") { return index }
        if has("&&", at: index) { return index }
        if beginsPair(index + 1) { return index }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): openBrackets += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if openBrackets == 0, !isInsideWord(index) { return index }
        openBrackets = Swift.max(openBrackets - 1, 0)
      case UInt8(ascii: "\\"):
        guard let escaped = byte(at: index + 1), escaped != UInt8(ascii: "\n"), !escaped.isQuote
        else { return index }
        if escaped == UInt8(ascii: "n") || escaped == UInt8(ascii: "r")
          || escaped == UInt8(ascii: "t")
        {
          return index
        }
        index += 1
      default: break
      }
      index += 1
    }
    return Swift.min(index, count)
  }

  /// The end of a line, written out or as `\n`, or of the quotes it stands in.
  func endOfLine(from start: Int, quote: UInt8?) -> Int {
    var index = start
    while index < count, self[index] != UInt8(ascii: "\n"), self[index] != quote {
      if self[index] == UInt8(ascii: "\\"), let escaped = byte(at: index + 1),
        escaped == UInt8(ascii: "n") || escaped == UInt8(ascii: "r") || escaped.isQuote
      {
        break
      }
      index += 1
    }
    while index > start, self[index - 1].isWhitespace { index -= 1 }
    return index
  }

  /// Whether the text behind a separator is the next pair, or nothing that belongs to a value.
  func beginsPair(_ start: Int) -> Bool {
    guard let first = byte(at: start), !first.isWhitespace, !first.isQuote else { return true }
    var index = start
    while index < Swift.min(count, start + 64), self[index].isNameByte || self[index].isBlank {
      index += 1
    }
    guard index > start, let sign = byte(at: index) else { return false }
    return sign == UInt8(ascii: "=") || sign == UInt8(ascii: ":")
  }

  /// Whether a closing bracket stands inside of a value rather than behind it.
  private func isInsideWord(_ index: Int) -> Bool {
    guard let next = byte(at: index + 1) else { return false }
    return next.isWordByte && self[index] != UInt8(ascii: ")")
  }
}

extension Span where Element == UInt8 {
  /// Where the credentials of an `Authorization` begin, behind the word for the scheme; nil when
  /// there is no such word.
  func scheme(in value: Range<Int>) -> Int? {
    let schemes: [StaticString] = ["bearer", "basic", "digest", "token", "negotiate"]
    let end = Swift.min(
      self.end(of: { $0.isNameByte }, from: value.lowerBound), value.upperBound)
    let word = value.lowerBound..<end
    guard end < value.upperBound else {
      return schemes.contains { equals($0, ignoringCaseIn: word) } ? end : nil
    }
    let start = self.end(of: { $0.isBlank || $0 == UInt8(ascii: "\\") }, from: end)
    return start > end && !word.isEmpty ? Swift.min(start, value.upperBound) : nil
  }
}
