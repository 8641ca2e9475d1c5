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
    let header = [
      #".\" Made of the table of options: say make golden after a change."#,
      ".TH \(name.uppercased()) 1 \(Self.date) \"\(name) \(ToolVersion.current)\"",
      // Text to be typed must be neither justified nor hyphenated.
      ".nh", ".ad l",
    ]
    let sections: [(heading: String, lines: [String])] = [
      ("NAME", [Roff.paragraph("\(program.name) - \(title)")]), ("SYNOPSIS", synopsis),
      ("DESCRIPTION", Self.paragraphs(description, discussing: program)),
      ("OPTIONS", program.allOptions.flatMap(Self.item)),
      ("SUBCOMMANDS", program.subcommands.flatMap(subsection)), ("EXIT STATUS", exitStatuses),
      ("ENVIRONMENT", environment),
      ("FILES", files.flatMap { Self.item(tagged: Roff.italic($0.path), help: $0.help) }),
      ("EXAMPLES", exampleLines),
      (
        "SEE ALSO",
        [".BR \(Roff.escaped(seeAlso.page)) (1)", ".PP", Roff.paragraph(seeAlso.documents)]
      ),
    ]
    let lines = sections.filter { !$0.lines.isEmpty }.flatMap { [".SH \($0.heading)"] + $0.lines }
    return (header + lines).joined(separator: "\n") + "\n"
  }

  /// The overview without capital letter and full stop.
  private var title: String {
    program.overview.prefix(1).lowercased() + program.summary.dropFirst()
  }

  private var synopsis: [String] {
    let calls = ([program] + program.subcommands).flatMap(Self.calls)
    return Array(calls.flatMap { [".br", $0] }.dropFirst())
  }

  private static func calls(of command: Command) -> [String] {
    command.usage.map { Roff.bold(command.name) + " " + Roff.usage(from: $0) }
  }

  /// Returns the paragraphs, followed by those of the command's discussion.
  private static func paragraphs(_ texts: [String], discussing command: Command) -> [String] {
    let lines = command.discussion.split(separator: "\n", omittingEmptySubsequences: false)
    let all = texts + lines.split { $0.isEmpty }.map { $0.joined(separator: "\n") }
    return Array(all.flatMap { [".PP", Roff.paragraph($0)] }.dropFirst())
  }

  private static func item(tagged tag: String, help: String) -> [String] {
    [".TP", Roff.protected(tag), Roff.paragraph(help)]
  }

  private static func item(for option: Option) -> [String] {
    let value = option.valueName.map { " " + Roff.italic($0) } ?? ""
    return item(
      tagged: option.forms.map { Roff.bold($0) }.joined(separator: ", ") + value, help: option.help)
  }

  /// Returns the section of a subcommand; options shared with the program are only named.
  private func subsection(for command: Command) -> [String] {
    let known = program.allOptions
    let isKnown = { (option: Option) in
      known.contains { $0.name == option.name && $0.help == option.help }
    }
    let shared = command.options.filter { isKnown($0) }.map { Roff.bold("--" + $0.name) }
    var lines = [".SS \(Roff.escaped(command.word))"]
    lines += Self.calls(of: command).flatMap { [$0, ".PP"] }
    lines += Self.paragraphs([command.overview], discussing: command)
    lines += command.options.filter { !isKnown($0) }.flatMap(Self.item)
    if !shared.isEmpty {
      lines += [".PP", "Of the options above it takes"]
      lines += shared.dropLast().map { $0 + "," } + shared.suffix(1).map { $0 + "." }
    }
    return lines
  }

  /// The exit statuses of the program and those that only a subcommand has, in order.
  private var exitStatuses: [String] {
    let own = program.exitStatuses
    let others = program.subcommands.flatMap { command in
      command.exitStatuses.filter { status in !own.contains { $0.status == status.status } }
        .map { (status: $0.status, meaning: "\($0.meaning) (\(command.word))") }
    }
    let statuses = (own + others).map { (code: $0.status.rawValue, meaning: $0.meaning) }
    return statuses.sorted { $0.code < $1.code }.flatMap { status in
      let meaning = status.meaning.prefix(1).uppercased() + status.meaning.dropFirst() + "."
      return Self.item(tagged: Roff.bold("\(status.code)"), help: meaning)
    }
  }

  /// The environment variables of the program and its subcommands, each once.
  private var environment: [String] {
    var variables: [EnvironmentVariable] = []
    for variable in ([program] + program.subcommands).flatMap({ $0.environment })
    where !variables.contains(where: { $0.name == variable.name }) {
      variables.append(variable)
    }
    return variables.flatMap { Self.item(tagged: Roff.variable(named: $0.name), help: $0.help) }
  }

  private var exampleLines: [String] {
    let lines = examples.flatMap { help, line in
      [
        ".PP", Roff.paragraph(help), ".PP", ".RS 4", ".EX", Roff.protected(Roff.escaped(line)),
        ".EE", ".RE",
      ]
    }
    return Array(lines.dropFirst())
  }
}
