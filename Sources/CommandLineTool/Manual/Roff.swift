/// Text in the language of troff, as man(7) pages have it.
package enum Roff {
  private static let width = 78

  /// The text as it is, wherever it isn't at the start of a line. Hyphens are to be typed, so they
  /// are minus signs.
  package static func escaped(_ text: some StringProtocol) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "\"": "\\(dq"
      case "`": "\\(ga"
      case "~": "\\(ti"
      case "^": "\\(ha"
      case _ where scalar.isASCII: String(Character(scalar))
      default: "\\[u\(hexadecimal(scalar.value))]"
      }
    }.joined()
  }

  /// The text in lines that are filled, a sentence never beginning in the middle of one.
  package static func paragraph(_ text: String) -> String {
    var lines: [String] = []
    var isSentenceOver = false
    for word in text.split(whereSeparator: { $0.isWhitespace }) {
      let escaped = escaped(word)
      let isStart = isSentenceOver && word.first?.isUppercase == true
      if !isStart, let last = lines.last, last.utf8.count + 1 + escaped.utf8.count <= width {
        lines[lines.count - 1] = last + " " + escaped
      } else {
        lines.append(protected(escaped))
      }
      isSentenceOver = word.last == "." || word.last == "?" || word.last == "!"
    }
    return lines.joined(separator: "\n")
  }

  /// How a command is called: options bold, what represents something else in italics.
  package static func usage(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    var last: Character = " "
    while let next = rest.first {
      if let name = placeholder(rest) {
        result += italic(name)
        rest = rest.dropFirst(name.count + 2)
        last = ">"
      } else if let option = option(rest), !isWord(last) {
        result += bold(option)
        rest = rest.dropFirst(option.count)
        last = option.last ?? last
      } else {
        result += escaped(rest.prefix(1))
        rest = rest.dropFirst()
        last = next
      }
    }
    return result
  }

  /// The name between the angle brackets that a text begins with.
  private static func placeholder(_ text: Substring) -> Substring? {
    guard text.first == "<" else { return nil }
    let name = text.dropFirst().prefix { $0 != "<" && $0 != ">" && $0 != " " }
    let isClosed = name.endIndex < text.endIndex && text[name.endIndex] == ">"
    return isClosed && !name.isEmpty ? name : nil
  }

  /// The option that a text begins with, hyphens included.
  private static func option(_ text: Substring) -> Substring? {
    let hyphens = text.prefix { $0 == "-" }.count
    guard hyphens == 1 || hyphens == 2, text.dropFirst(hyphens).first?.isLetter == true else {
      return nil
    }
    return text.prefix { isWord($0) || $0 == "-" }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// A variable's name, with what represents something else in italics.
  static func variable(_ name: String) -> String {
    name.map { $0 == "<" ? "\\fI" : $0 == ">" ? "\\fR" : String($0) }.joined()
  }

  /// A text in bold.
  static func bold(_ text: some StringProtocol) -> String { "\\fB\(escaped(text))\\fR" }

  /// A text in italics.
  static func italic(_ text: some StringProtocol) -> String { "\\fI\(escaped(text))\\fR" }

  /// A line whose start is no request.
  static func protected(_ line: String) -> String { line.hasPrefix(".") ? "\\&" + line : line }

  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
