// Values on lines of their own
//
//     password: |            token: !tag >-
//       ⟦first line            ⟦one line
//       second line⟧           and another⟧

extension SecretScanner {
  /// Notes the lines of YAML's block that stands for a value: all that are further in than the name's
  /// (YAML 1.2, section 8.1).
  ///
  /// - Returns: Whether there is a block, secret or not.
  mutating func noteBlock(behind sign: NameSign, _ name: Range<Int>) -> Bool {
    guard sign.mark == .colon, let first = linesOfBlock(at: sign.valueStart),
      isLineStart(name) || isQuoted(name)
    else { return false }
    let indentation = indentation(of: name)
    let start = text.end(of: { $0.isWhitespace }, from: first)
    var end = start
    var line = start
    while line < text.count, column(of: line) > indentation {
      end = text.endOfLine(from: line, quote: openQuote)
      if line == start, text.isPlaceholder(start..<end) { return true }
      line = text.end(of: { $0.isWhitespace }, from: end)
      if text.firstIndex(of: UInt8(ascii: "\n"), in: end..<line) == nil { break }
    }
    note(start..<end, "value of a secret's name")
    return true
  }

  /// Where the line ends that announces a block: `|`, `>-`, `!tag &anchor |2`.
  private func linesOfBlock(at start: Int) -> Int? {
    var index = start
    while text.byte(at: index) == UInt8(ascii: "!") || text.byte(at: index) == UInt8(ascii: "&") {
      index = text.end(of: { $0.isNameByte }, from: index + 1)
      index = text.end(of: { $0.isBlank }, from: index)
    }
    let sign = text.byte(at: index)
    guard sign == UInt8(ascii: "|") || sign == UInt8(ascii: ">") else { return nil }
    index = text.end(
      of: { $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }, from: index + 1)
    index = text.end(of: { $0.isBlank }, from: index)
    let isEnd = text.byte(at: index) == UInt8(ascii: "\n") || text.has("\r\n", at: index)
    return isEnd ? index : nil
  }

  /// How far in a name's line is.
  private func indentation(of name: Range<Int>) -> Int {
    var start = name.lowerBound
    while let byte = text.byte(at: start - 1),
      byte.isBlank || byte == UInt8(ascii: "-") || byte.isQuote
    {
      start -= 1
    }
    return text.end(of: { $0.isBlank }, from: start) - start
  }

  /// How many blanks stand before `index`.
  private func column(of index: Int) -> Int {
    var start = index
    while text.byte(at: start - 1)?.isBlank == true { start -= 1 }
    return index - start
  }
}
