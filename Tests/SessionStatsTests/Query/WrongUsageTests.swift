import CommandLineTool
import Testing

@testable import ReporterSupport
@testable import SessionStats

/// Tests wrong usage of every option of every command, as derived from the table of options.
struct WrongUsageTests {
  private static let program = StatsOptions.command

  /// Each command with the arguments that invoke it.
  private static let commands =
    [(command: program, arguments: [String]())]
    + program.subcommands.map { (command: $0, arguments: [$0.word]) }

  private static let options = commands.flatMap { command, arguments in
    command.allOptions.map { (command: command, arguments: arguments, option: $0) }
  }

  /// Expects the exit status of wrong usage, nothing on standard output, and a pointer to the help.
  private func expectUsage(
    _ arguments: [String], _ command: Command, saying part: String,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let outcome = Logs.run(arguments, environment: ["HOME": "/nowhere"])
    #expect(outcome.status == .usage, "\(arguments)", sourceLocation: location)
    #expect(outcome.standardOutput == "", "\(arguments)", sourceLocation: location)
    #expect(
      outcome.standardError.contains(part), "\(arguments): \(outcome.standardError)",
      sourceLocation: location)
    #expect(
      outcome.standardError.hasSuffix("\nTry '\(command.name) --help'.\n"), "\(arguments)",
      sourceLocation: location)
  }

  @Test func `an option that is misspelled is named`() throws {
    try #require(Self.options.count > 50)
    for (command, arguments, option) in Self.options {
      let typed = "--" + option.name.prefix(1) + "q" + option.name.dropFirst()
      expectUsage(
        arguments + [typed], command,
        saying: "unknown option '\(typed)'; did you mean '--\(option.name)'?")
    }
  }

  @Test func `a value that is missing is asked for`() {
    for (command, arguments, option) in Self.options {
      guard let value = option.valueName else { continue }
      expectUsage(
        arguments + ["--\(option.name)"], command,
        saying: "--\(option.name) needs a value: --\(option.name) \(value)")
    }
  }

  @Test func `a switch takes no value, and one value is enough for most options`() {
    for (command, arguments, option) in Self.options {
      let name = "--\(option.name)"
      if option.valueName == nil {
        expectUsage(arguments + [name + "=x"], command, saying: "\(name) takes no value")
      } else if !option.isRepeatable {
        expectUsage(
          arguments + [name, "x", name, "y"], command, saying: "\(name) is given twice")
      }
    }
  }

  @Test func `a word that is misspelled is named`() throws {
    var count = 0
    for (command, arguments, option) in Self.options {
      let words =
        switch option.values {
        case .words(let words), .wordOrPair(let words): words
        case .anything, .directory, .file: [String]()
        }
      for word in words where word.allSatisfy(\.isLetter) && word.count > 3 {
        count += 1
        let typed = word.prefix(1) + "q" + word.dropFirst()
        var wrong = arguments + ["--\(option.name)", String(typed)]
        if option.name == "sort" { wrong += ["--by", "tool"] }
        expectUsage(wrong, command, saying: "'\(typed)'; did you mean '\(word)'?")
      }
    }
    try #require(count > 30)
  }

  @Test(arguments: [
    ["--top", "-1", "--by", "day"], ["--top", "1.5", "--by", "day"], ["--top", "", "--by", "day"],
    ["--range", ""], ["--range", "0d"], ["--range", "-3d"], ["--range", "2026-13"],
    ["--range", "99999999d"], ["--date", ""], ["--date", "2026-1-4"], ["--date", "20260231"],
    ["--since", "tomorrow"], ["--until", "2025-02-29"], ["--since", "today", "--until", "1d"],
    ["--by", ""], ["--by", "day,"], ["--by", ",day"], ["--by", "day tool"], ["--format", ""],
    ["--log-dir", ""], ["-x"], ["-"], ["--"], ["---json"], ["--json", "--json=1"], ["extra"],
    ["budget"], ["budget", "--limit", "0"], ["budget", "--limit", "-1"],
    ["budget", "--limit", "1e3"], ["budget", "--limit", "$5"], ["budget", "--limit", "five"],
    ["budget", "--limit", "1", "--warn", "101"], ["budget", "--limit", "1", "--warn", "-1"],
    ["budget", "--limit", "1", "--warn", "80.5"], ["budget", "--limit", "1", "--json"],
    ["budget", "--limit", "1", "extra"], ["rates", "--by", "model"], ["rates", "extra"],
    ["rotate", "--keep", "1"], ["rotate", "--keep", "0"], ["rotate", "--keep", "-30"],
    ["rotate", "--keep", "30w"], ["rotate", "--keep", ""], ["rotate", "--keep", "1e2"],
    ["rotate", "--keep", "99999999999999999999"], ["rotate", "30"], ["rotate", "--json"],
    ["help", "nonsense"], ["help", "rates", "budget"], ["--generate-completion-script", "csh"],
    ["--generate-completion-script", ""],
  ])
  func `a value that is out of place is wrong usage`(_ arguments: [String]) {
    let command = Self.program.subcommand(arguments[0]) ?? Self.program
    expectUsage(arguments, command, saying: "\(command.name): ")
  }

  @Test(arguments: [
    "CLAUDE_RATE_INPUT": "free", "CLAUDE_RATE_OUTPUT": "-1", "CLAUDE_RATE_INPUT_OPUS": "1e-3",
    "CLAUDE_RATE_OUTPUT_SONNET_5": "0,003", "CLAUDE_DAILY_BUDGET": "much",
  ])
  func `a variable that is no amount is named`(_ name: String, _ value: String) {
    let command = name == "CLAUDE_DAILY_BUDGET" ? ["budget"] : []
    let outcome = Logs.run(command, environment: ["HOME": "/nowhere", name: value])
    #expect(outcome.status == .usage)
    #expect(outcome.standardError.contains(name) && outcome.standardError.contains(value))
  }
}
