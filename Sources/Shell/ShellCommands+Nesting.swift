extension ShellCommands {
  // MARK: Dollars and brackets

  /// Passes what begins with a dollar: a substitution, a parameter, a quoted text.
  mutating func passDollar() {
    if has("(", at: index), has("(", at: index + 1) {
      passBalanced(open: "(", close: ")")
    } else if has("(", at: index) {
      index += 1
      begin(.substitution)
    } else if has("{", at: index) {
      passBalanced(open: "{", close: "}")
    } else if has("'", at: index), !frame.isInDoubleQuotes {
      index += 1
      passSingleQuoted(hasEscapes: true)
    } else {
      append(UInt8(ascii: "$"))
    }
  }

  /// A bracket starts a subshell, arithmetic, or the list behind an assignment.
  mutating func passBracket() {
    if has("(", at: index) || frame.word?.last == UInt8(ascii: "=") {
      index -= 1
      return passBalanced(open: "(", close: ")")
    }
    endCommand()
    frame.openBrackets += 1
  }

  /// Passes what stands in brackets, which is arithmetic, a parameter or a list and no command.
  private mutating func passBalanced(open: Unicode.Scalar, close: Unicode.Scalar) {
    frame.word = frame.word ?? []
    var depth = 0
    while index < text.count {
      if has(open, at: index) { depth += 1 }
      if has(close, at: index) { depth -= 1 }
      index += 1
      if depth == 0 { return }
    }
  }

  /// A backtick begins a substitution, or ends the one it is in.
  mutating func passBacktick() {
    if frame.place == .backtick { end() } else { begin(.backtick) }
  }

  // MARK: Heredocs

  /// Reads the delimiter behind `<<` or `<<-`.
  mutating func beginHeredoc() {
    endWord()
    index += 1
    let isIndented = has("-", at: index)
    if isIndented { index += 1 }
    while has(" ", at: index) { index += 1 }
    var delimiter = ContiguousArray<UInt8>()
    var quote: UInt8?
    while index < text.count, text[index] != UInt8(ascii: "\n"),
      quote != nil || !Self.endsDelimiter(text[index])
    {
      let byte = text[index]
      index += 1
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte != UInt8(ascii: "\\") {
        delimiter.append(byte)
      }
    }
    frame.heredocs.append(
      Heredoc(delimiter: String(decoding: delimiter, as: UTF8.self), isIndented: isIndented))
  }

  private static func endsDelimiter(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|")
      || byte == UInt8(ascii: "&")
      || byte == UInt8(ascii: ")") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<")
  }

  /// Passes the bodies of the heredocs that were announced on the line before.
  mutating func passHeredocs() {
    for heredoc in frame.heredocs {
      while index < text.count {
        let end = text[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        let line = text[index..<end].drop { heredoc.isIndented && $0 == UInt8(ascii: "\t") }
        index = min(end + 1, text.count)
        if line.elementsEqual(heredoc.delimiter.utf8) { break }
      }
    }
    frame.heredocs = []
  }
}
