/// The help of a command, in the format of Swift's own tools.
package struct HelpText {
  private static let width = 80
  /// The column at which the descriptions begin.
  private static let column = 26

  private let command: Command

  package init(_ command: Command) { self.command = command }

  package var text: String {
    var sections = ["OVERVIEW: \(command.overview)"]
    let calls = command.usage.map { "\(command.name) \($0)" }
    sections.append("USAGE: " + calls.joined(separator: "\n       "))
    sections.append("OPTIONS:\n" + command.allOptions.map(Self.line).joined(separator: "\n"))
    if !command.subcommands.isEmpty {
      let lines = command.subcommands.map { Self.line("  \($0.word)", $0.overview) }
      sections.append("SUBCOMMANDS:\n" + lines.joined(separator: "\n"))
    }
    if !command.environment.isEmpty {
      let lines = command.environment.map { Self.line("  \($0.name)", $0.help) }
      sections.append("ENVIRONMENT:\n" + lines.joined(separator: "\n"))
    }
    if !command.discussion.isEmpty { sections.append(command.discussion) }
    if !command.exitStatuses.isEmpty {
      let statuses = command.exitStatuses.map { "\($0.status.rawValue) \($0.meaning)" }
      let text = "Exit status: \(statuses.joined(separator: ", "))."
      sections.append(Self.wrap(text, to: Self.width).joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private static func line(for option: Option) -> String {
    let short = option.letter.map { "-\($0), " } ?? ""
    let value = option.valueName.map { " <\($0)>" } ?? ""
    return line("  \(short)--\(option.name)\(value)", option.help)
  }

  /// Returns a word with its description in the next column.
  private static func line(_ left: String, _ help: String) -> String {
    let padding = String(repeating: " ", count: max(column - left.count, 0))
    let indentation = "\n" + String(repeating: " ", count: column)
    let start = left.count < column ? left + padding : left + indentation
    return start + wrap(help, to: width - column).joined(separator: indentation)
  }

  /// Breaks a text between words into lines of at most `width` characters.
  private static func wrap(_ text: String, to width: Int) -> [String] {
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
