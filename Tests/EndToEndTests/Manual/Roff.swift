/// Text in the language of troff, as man(7) pages have it.
enum Roff {
  private static let width = 78

  /// The text as it stands, wherever it isn't at the start of a line. Hyphens are to be typed, so they
  /// are minus signs.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "\"": "\\(dq"
      case "`": "\\(ga"
      case "~": "\\(ti"
      case "^": "\\(ha"
      case _ where scalar.isASCII: String(scalar)
      default: "\\[u\(hexadecimal(scalar.value))]"
      }
    }.joined()
  }

  /// The text in lines that are filled, a sentence never beginning in the middle of one.
  static func paragraph(_ text: String) -> String {
    var lines: [String] = []
    var isSentenceOver = false
    for word in text.split(whereSeparator: \.isWhitespace) {
      let escaped = escaped(String(word))
      let isStart = isSentenceOver && word.first?.isUppercase == true
      if !isStart, let last = lines.last, last.utf8.count + 1 + escaped.utf8.count <= width {
        lines[lines.count - 1] = last + " " + escaped
      } else {
        lines.append(protected(escaped))
      }
      isSentenceOver = word.last.map { ".?!".contains($0) } == true
    }
    return lines.joined(separator: "\n")
  }

  /// How a command is called: options bold, what stands for something else in italics.
  static func usage(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    let parts = #/<([^<> ]+)>|\B--?[A-Za-z][\w-]*/#.wordBoundaryKind(.simple)
    while let match = rest.firstMatch(of: parts) {
      result += escaped(String(rest[..<match.range.lowerBound]))
      result += match.1.map { italic(String($0)) } ?? bold(String(match.0))
      rest = rest[match.range.upperBound...]
    }
    return result + escaped(String(rest))
  }

  static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

  static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// A line whose start is no request.
  static func protected(_ line: String) -> String { line.hasPrefix(".") ? "\\&" + line : line }

  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
