import Bytes

extension ShellCommandReader {
  // MARK: Substitutions

  /// Reads what begins with a dollar: a substitution, arithmetic, a parameter, a quoted text.
  mutating func readDollar() {
    switch text.byte(at: index) {
    case UInt8(ascii: "(") where text.byte(at: index + 1) == "(": skipBrackets(from: "(", to: ")")
    case UInt8(ascii: "("):
      index += 1
      beginCommand(in: .substitution)
    case UInt8(ascii: "{"): skipBrackets(from: "{", to: "}")
    case UInt8(ascii: "'") where frame.quoting.openQuote == nil:
      index += 1
      beginWord()
      frame.quoting.openANSI()
    default: append(UInt8(ascii: "$"))
    }
  }

  /// Skips arithmetic, a parameter or a list, in which no command is looked for.
  mutating func skipBrackets(from open: Unicode.Scalar, to close: Unicode.Scalar) {
    beginWord()
    var depth = 0
    while let byte = text.byte(at: index) {
      if byte == open { depth += 1 }
      if byte == close { depth -= 1 }
      index += 1
      if depth == 0 { return }
    }
  }

  // MARK: Heredocs

  /// Reads the delimiter after `<<` or `<<-`.
  mutating func readHeredoc() {
    endWord()
    index += 1
    let isIndented = text.byte(at: index) == "-"
    if isIndented { index += 1 }
    index = text.end(where: { $0 == " " }, from: index)
    var delimiter = ContiguousArray<UInt8>()
    var quoting = ShellQuoting()
    while let byte = text.byte(at: index), byte != "\n",
      quoting.openQuote != nil || byte > UInt8(ascii: " ") && !byte.isOne(of: ";|&)><")
    {
      index += 1
      switch quoting.read(byte, before: nil) {
      case .isQuoted where byte != "\\", .isPlain: delimiter.append(byte)
      default: break
      }
    }
    frame.heredocs.append(
      Heredoc(delimiter: String(decoding: delimiter, as: UTF8.self), isIndented: isIndented))
  }

  /// Skips the bodies of the heredocs that the line before announced.
  mutating func skipHeredocs() {
    for heredoc in frame.heredocs {
      let delimiter = heredoc.delimiter.utf8
      while index < text.count {
        let end = text.end(where: { $0 != "\n" }, from: index)
        let start =
          heredoc.isIndented ? min(text.end(where: { $0 == "\t" }, from: index), end) : index
        index = min(end + 1, text.count)
        guard end - start == delimiter.count else { continue }
        if zip(start..<end, delimiter).allSatisfy({ text[$0] == $1 }) { break }
      }
    }
    frame.heredocs = []
  }
}
