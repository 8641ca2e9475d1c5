import Bytes

/// The end of a value that isn't in quotes.
extension Span where Element == UInt8 {
  /// The end of the value at `start` as a shell, a form, a connection string or a program would read it.
  ///
  /// - Parameter isInQuotes: Whether the value shares its quotes with other text, so that a shell's
  ///   operators are part of it.
  package func endOfValue(from start: Int, isInQuotes: Bool) -> Int {
    var index = start
    var openBrackets = 0
    while index < count {
      let byte = self[index]
      switch byte {
      case " ", "\t", "\n", "\r", "\"", "'", "`": return index
      case "|", ">": if !isInQuotes { return index }
      case "<": if !isInQuotes || self.byte(at: index + 1) == "/" { return index }
      case ";", "&", ",":
        if !isInQuotes, byte != "," { return index }
        if has("&&", at: index) || beginsPair(at: index + 1) { return index }
      case "(", "[", "{": openBrackets += 1
      case ")", "]", "}":
        // A closing bracket inside of a value is followed by a word.
        let isInside = byte != ")" && has(.word, at: index + 1)
        if openBrackets == 0, !isInside { return index }
        openBrackets = Swift.max(openBrackets - 1, 0)
      case "\\":
        guard let escaped = self.byte(at: index + 1), !escaped.is(.quote),
          !escaped.isOne(of: "\nnrt")
        else { return index }
        index += 1
      default: break
      }
      index += 1
    }
    return Swift.min(index, count)
  }

  /// The end of a line, written out or as `\n`, or of the quotes around it.
  package func endOfLine(from start: Int, quote: UInt8?) -> Int {
    var index = start
    while index < count, self[index] != "\n", self[index] != quote {
      if self[index] == "\\", has(oneOf: "nr\"'", at: index + 1) { break }
      index += 1
    }
    while index > start, self[index - 1].is(.whitespace) { index -= 1 }
    return index
  }

  /// Whether the text after a separator is the next pair, or nothing that belongs to a value.
  package func beginsPair(at start: Int) -> Bool {
    guard let first = byte(at: start), !first.is(.whitespace), !first.is(.quote) else {
      return true
    }
    var index = start
    while index < Swift.min(count, start + 64), self[index].is(.name) || self[index].is(.blank) {
      index += 1
    }
    return index > start && has(oneOf: "=:", at: index)
  }
}
