/// Text as troff source for `man(7)` pages.
package enum Roff {
  private static let width = 78

  /// Returns the text escaped for anywhere but the start of a line; hyphens become minus signs, because they
  /// are to be typed.
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
      default: "\\[u\(hexadecimal(of: scalar.value))]"
      }
    }.joined()
  }

  /// Returns the text as filled lines; each sentence begins on a new line.
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

  /// Returns a usage pattern with options in bold and placeholders in italics.
  package static func usage(from text: String) -> String {
    var rest = text[...]
    var result = ""
    var last: Character = " "
    while let next = rest.first {
      if let name = placeholder(atStartOf: rest) {
        result += italic(name)
        rest = rest.dropFirst(name.count + 2)
        last = ">"
      } else if let option = option(atStartOf: rest), !isWord(last) {
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

  /// Returns the placeholder in angle brackets at the start of a text, without the brackets.
  private static func placeholder(atStartOf text: Substring) -> Substring? {
    guard text.first == "<" else { return nil }
    let name = text.dropFirst().prefix { $0 != "<" && $0 != ">" && $0 != " " }
    let isClosed = name.endIndex < text.endIndex && text[name.endIndex] == ">"
    return isClosed && !name.isEmpty ? name : nil
  }

  /// Returns the option at the start of a text, including its hyphens.
  private static func option(atStartOf text: Substring) -> Substring? {
    let hyphens = text.prefix { $0 == "-" }.count
    guard hyphens == 1 || hyphens == 2, text.dropFirst(hyphens).first?.isLetter == true else {
      return nil
    }
    return text.prefix { isWord($0) || $0 == "-" }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// Returns a variable's name with placeholders in italics.
  static func variable(named name: String) -> String {
    name.map { $0 == "<" ? "\\fI" : $0 == ">" ? "\\fR" : String($0) }.joined()
  }

  /// Returns a text in bold.
  static func bold(_ text: some StringProtocol) -> String { "\\fB\(escaped(text))\\fR" }

  /// Returns a text in italics.
  static func italic(_ text: some StringProtocol) -> String { "\\fI\(escaped(text))\\fR" }

  /// Returns a line that troff doesn't take for a request.
  static func protected(_ line: String) -> String { line.hasPrefix(".") ? "\\&" + line : line }

  private static func hexadecimal(of number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
