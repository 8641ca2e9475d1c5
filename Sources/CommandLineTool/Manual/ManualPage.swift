import Bytes

/// A manual page, made of the program's command table and of sections that only a manual has.
package struct ManualPage: Sendable {
  package let program: Command
  /// Paragraphs before the program's discussion.
  private let description: [String]
  private let files: [(path: String, help: String)]
  package let examples: [(help: String, line: String)]
  /// Another page, and documents for further reading.
  private let seeAlso: (page: String, documents: String)

  /// The date in the header of the pages.
  private static let date = "2026-11-21"

  package init(
    program: Command, description: [String], files: [(path: String, help: String)],
    examples: [(help: String, line: String)], seeAlso: (page: String, documents: String)
  ) {
    self.program = program
    self.description = description
    self.files = files
    self.examples = examples
    self.seeAlso = seeAlso
  }

  /// The page in `man(7)` macros.
  package var text: String {
    let name = Roff.escaped(program.name)
    var lines = [
      #".\" Made of the table of options: say make golden after a change."#,
      ".TH \(name.uppercased()) 1 \(Self.date) \"\(name) \(ToolVersion.current)\"",
      // Text to be typed must be neither justified nor hyphenated.
      ".nh", ".ad l",
    ]
    lines += section("NAME", [Roff.paragraph("\(program.name) - \(title)")])
    lines += section("SYNOPSIS", synopsis)
    lines += section("DESCRIPTION", Self.paragraphs(description, discussing: program))
    lines += section("OPTIONS", program.allOptions.flatMap { Self.item($0) })
    lines += section("SUBCOMMANDS", program.subcommands.flatMap { subsection($0) })
    lines += section("EXIT STATUS", exitStatuses)
    lines += section("ENVIRONMENT", environment)
    lines += section("FILES", files.flatMap { Self.item(Roff.italic($0.path), $0.help) })
    lines += section("EXAMPLES", exampleLines)
    lines += section(
      "SEE ALSO",
      [".BR \(Roff.escaped(seeAlso.page)) (1)", ".PP", Roff.paragraph(seeAlso.documents)])
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns the lines with a heading; nothing if there are no lines.
  private func section(_ heading: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [".SH \(heading)"] + lines
  }

  /// The overview without capital letter and full stop.
  private var title: String {
    let text = program.overview.prefix(1).lowercased() + program.overview.dropFirst()
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private var synopsis: [String] {
    let calls = ([program] + program.subcommands).flatMap { Self.calls($0) }
    return Array(calls.flatMap { [".br", $0] }.dropFirst())
  }

  private static func calls(_ command: Command) -> [String] {
    command.usage.map { Roff.bold(command.name) + " " + Roff.usage($0) }
  }

  /// Returns the paragraphs, followed by those of the command's discussion.
  private static func paragraphs(_ texts: [String], discussing command: Command) -> [String] {
    var discussion = [""]
    for line in command.discussion.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        discussion.append("")
      } else {
        discussion[discussion.count - 1] += line + "\n"
      }
    }
    let all = texts + discussion.filter { !$0.isEmpty }
    return Array(all.flatMap { [".PP", Roff.paragraph($0)] }.dropFirst())
  }

  private static func item(_ tag: String, _ help: String) -> [String] {
    [".TP", Roff.protected(tag), Roff.paragraph(help)]
  }

  private static func item(_ option: Option) -> [String] {
    let forms = (option.letter.map { ["-\($0)"] } ?? []) + ["--\(option.name)"]
    let value = option.valueName.map { " " + Roff.italic($0) } ?? ""
    return item(forms.map { Roff.bold($0) }.joined(separator: ", ") + value, option.help)
  }

  /// Returns the section of a subcommand; options shared with the program are only named.
  private func subsection(_ command: Command) -> [String] {
    let known = program.allOptions
    let isKnown = { (option: Option) in
      known.contains { $0.name == option.name && $0.help == option.help }
    }
    let shared = command.options.filter { isKnown($0) }.map { Roff.bold("--" + $0.name) }
    var lines = [".SS \(Roff.escaped(command.word))"]
    lines += Self.calls(command).flatMap { [$0, ".PP"] }
    lines += Self.paragraphs([command.overview], discussing: command)
    lines += command.options.filter { !isKnown($0) }.flatMap { Self.item($0) }
    if !shared.isEmpty {
      lines += [".PP", "Of the options above it takes"]
      lines += shared.dropLast().map { $0 + "," } + shared.suffix(1).map { $0 + "." }
    }
    return lines
  }

  /// The exit statuses of the program and those that only a subcommand has, in order.
  private var exitStatuses: [String] {
    var statuses = program.exitStatuses.map { (code: $0.status.rawValue, meaning: $0.meaning) }
    let own = statuses.map { $0.code }
    for command in program.subcommands {
      for (status, meaning) in command.exitStatuses where !own.contains(status.rawValue) {
        statuses.append((code: status.rawValue, meaning: "\(meaning) (\(command.word))"))
      }
    }
    return statuses.sorted { $0.code < $1.code }.flatMap { status in
      let meaning = status.meaning.prefix(1).uppercased() + status.meaning.dropFirst() + "."
      return Self.item(Roff.bold("\(status.code)"), meaning)
    }
  }

  /// The environment variables of the program and its subcommands, each once.
  private var environment: [String] {
    var variables: [EnvironmentVariable] = []
    for variable in ([program] + program.subcommands).flatMap({ $0.environment })
    where !variables.contains(where: { $0.name == variable.name }) {
      variables.append(variable)
    }
    return variables.flatMap { Self.item(Roff.variable($0.name), $0.help) }
  }

  private var exampleLines: [String] {
    let lines = examples.flatMap { example in
      [
        ".PP", Roff.paragraph(example.help), ".PP", ".RS 4", ".EX",
        Roff.protected(Roff.escaped(example.line)), ".EE", ".RE",
      ]
    }
    return Array(lines.dropFirst())
  }
}
