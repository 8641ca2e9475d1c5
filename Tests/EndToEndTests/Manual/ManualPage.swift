import CommandLineTool

/// A page of the manual, made of the table that a program's help is made of, and of what only a manual
/// has.
struct ManualPage {
  let program: Command
  let description: [String]
  let files: [(path: String, help: String)]
  let examples: [(help: String, line: String)]
  /// Another page, and what to read beside it.
  let seeAlso: (page: String, documents: String)

  /// The day that the pages bear.
  private static let date = "2026-11-21"

  /// The page in man(7) macros.
  var text: String {
    let name = Roff.escaped(program.name)
    let head = [
      #".\" Made of the table of options: say make golden after a change."#,
      ".TH \(name.uppercased()) 1 \(Self.date) \"\(name) \(ToolVersion.current)\"",
      // What is to be typed is neither stretched nor broken.
      ".nh", ".ad l",
    ]
    return (head + sections.flatMap { [".SH \($0.heading)"] + $0.lines })
      .joined(separator: "\n") + "\n"
  }

  private var sections: [(heading: String, lines: [String])] {
    [
      ("NAME", [Roff.paragraph("\(program.name) - \(Self.title(program))")]),
      ("SYNOPSIS", synopsis),
      ("DESCRIPTION", Self.paragraphs(of: description, program)),
      ("OPTIONS", program.allOptions.flatMap(Self.item)),
      ("SUBCOMMANDS", subcommands),
      ("EXIT STATUS", exitStatuses.flatMap(Self.item)),
      ("ENVIRONMENT", environment.flatMap(Self.item)),
      ("FILES", files.flatMap { Self.item(Roff.italic($0.path), $0.help) }),
      ("EXAMPLES", exampleLines),
      (
        "SEE ALSO",
        [".BR \(Roff.escaped(seeAlso.page)) (1)", ".PP", Roff.paragraph(seeAlso.documents)]
      ),
    ].filter { !$0.lines.isEmpty }
  }

  /// The overview as the part of a sentence.
  private static func title(_ command: Command) -> String {
    let text = command.overview.prefix(1).lowercased() + command.overview.dropFirst()
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private var synopsis: [String] {
    let calls = ([program] + program.subcommands).flatMap { command in
      command.usage.map { Self.call(command, $0) }
    }
    return calls.flatMap { [".br", $0] }.dropFirst().map { $0 }
  }

  private static func call(_ command: Command, _ usage: String) -> String {
    Roff.bold(command.name) + " " + Roff.usage(usage)
  }

  /// Paragraphs, and those of the command's discussion behind them.
  private static func paragraphs(of texts: [String], _ command: Command) -> [String] {
    let discussion = command.discussion.split(separator: "\n\n").map(String.init)
    return (texts + discussion).flatMap { [".PP", Roff.paragraph($0)] }.dropFirst().map { $0 }
  }

  private static func item(_ tag: String, _ help: String) -> [String] {
    [".TP", Roff.protected(tag), Roff.paragraph(help)]
  }

  private static func item(_ option: Option) -> [String] {
    let forms = (option.letter.map { ["-\($0)"] } ?? []) + ["--\(option.name)"]
    let value = option.valueName.map { " " + Roff.italic($0) } ?? ""
    return item(forms.map(Roff.bold).joined(separator: ", ") + value, option.help)
  }

  private static func item(_ variable: EnvironmentVariable) -> [String] {
    item(variable.name.replacing("<", with: "\\fI").replacing(">", with: "\\fR"), variable.help)
  }

  private static func item(_ code: Int32, _ meaning: String) -> [String] {
    item(Roff.bold("\(code)"), meaning.prefix(1).uppercased() + meaning.dropFirst() + ".")
  }

  /// The subcommands, each with the options that the program hasn't, too.
  private var subcommands: [String] {
    program.subcommands.flatMap { command -> [String] in
      let known = Set(program.allOptions.map { "\($0.name) \($0.help)" })
      let isKnown = { (option: Option) in known.contains("\(option.name) \(option.help)") }
      let shared = command.options.filter(isKnown).map { Roff.bold("--" + $0.name) }
      return [".SS \(Roff.escaped(command.word))"]
        + command.usage.flatMap { [Self.call(command, $0), ".PP"] }
        + Self.paragraphs(of: [command.overview], command)
        + command.options.filter { !isKnown($0) }.flatMap(Self.item)
        + (shared.isEmpty ? [] : [".PP", "Of the options above it takes"])
        + shared.dropLast().map { $0 + "," } + shared.suffix(1).map { $0 + "." }
    }
  }

  /// The program's statuses, and those that only a subcommand has.
  private var exitStatuses: [(Int32, String)] {
    let own = program.exitStatuses.map { ($0.status.rawValue, $0.meaning) }
    let others = program.subcommands.flatMap { command in
      command.exitStatuses.map { ($0.status.rawValue, "\($0.meaning) (\(command.word))") }
    }
    let known = Set(own.map(\.0))
    return (own + others.filter { !known.contains($0.0) }).sorted { $0.0 < $1.0 }
  }

  private var environment: [EnvironmentVariable] {
    var names: Set<String> = []
    return ([program] + program.subcommands).flatMap(\.environment)
      .filter { names.insert($0.name).inserted }
  }

  private var exampleLines: [String] {
    examples.flatMap { example in
      [
        ".PP", Roff.paragraph(example.help), ".PP", ".RS 4", ".EX",
        Roff.protected(Roff.escaped(example.line)), ".EE", ".RE",
      ]
    }.dropFirst().map { $0 }
  }
}
