/// The help of a command, in the format of Swift's own tools.
struct HelpText {
  private static let width = 80
  /// The column at which the descriptions begin.
  private static let column = 26

  let command: Command

  var text: String {
    let calls = command.usage.map { "\(command.name) \($0)" }
    var sections = [
      "OVERVIEW: \(command.overview)", "USAGE: " + calls.joined(separator: "\n       "),
      "OPTIONS:\n" + command.allOptions.map(Self.line).joined(separator: "\n"),
    ]
    let subcommands = command.subcommands.map { Self.line(naming: $0.word, help: $0.overview) }
    let variables = command.environment.map { Self.line(naming: $0.name, help: $0.help) }
    for (heading, lines) in [("SUBCOMMANDS", subcommands), ("ENVIRONMENT", variables)]
    where !lines.isEmpty {
      sections.append("\(heading):\n" + lines.joined(separator: "\n"))
    }
    if !command.discussion.isEmpty { sections.append(command.discussion) }
    if !command.exitStatuses.isEmpty {
      let statuses = command.exitStatuses.map { "\($0.status.rawValue) \($0.meaning)" }
      let text = "Exit status: \(statuses.joined(separator: ", "))."
      sections.append(Self.lines(of: text, to: Self.width).joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private static func line(for option: Option) -> String {
    let value = option.valueName.map { " <\($0)>" } ?? ""
    return line(naming: option.forms.joined(separator: ", ") + value, help: option.help)
  }

  /// Returns a word with its description in the next column.
  private static func line(naming word: String, help: String) -> String {
    let left = "  " + word
    let indentation = "\n" + String(repeating: " ", count: column)
    let padding = left.count < column ? indentation.dropFirst(1 + left.count) : indentation[...]
    return left + padding + lines(of: help, to: width - column).joined(separator: indentation)
  }

  /// Breaks a text between words into lines of at most `width` characters.
  private static func lines(of text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
