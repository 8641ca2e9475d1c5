/// A command of the command line: its purpose, usage and options.
package struct Command: Sendable {
  /// The full name, including the program: `session-stats budget`.
  package let name: String
  /// The purpose, in one sentence.
  package let overview: String
  /// The usage patterns, without the name.
  package let usage: [String]
  /// The command's own options; `--help` and `--version` are added to them.
  package let options: [Option]
  /// The placeholder for the word after the name, such as a subcommand; nil if none is accepted.
  package let operand: String?
  package let subcommands: [Command]
  /// The environment variables that the command reads, in addition to the program's.
  package let environment: [EnvironmentVariable]
  /// Paragraphs shown after the options.
  package let discussion: String
  /// The exit statuses and their meanings.
  package let exitStatuses: [(status: ExitStatus, meaning: String)]

  package init(
    _ name: String, overview: String, usage: [String], options: [Option] = [],
    operand: String? = nil, subcommands: [Command] = [], environment: [EnvironmentVariable] = [],
    discussion: String = "", exitStatuses: [(status: ExitStatus, meaning: String)] = []
  ) {
    self.name = name
    self.overview = overview
    self.usage = usage
    self.options = options
    self.operand = operand
    self.subcommands = subcommands
    self.environment = environment
    self.discussion = discussion
    self.exitStatuses = exitStatuses
  }

  package var allOptions: [Option] { options + [.help, .version] }

  /// The last word of the name, which selects a subcommand.
  package var word: String { String(name.split(separator: " ").last ?? "") }

  /// Returns the subcommand that a word selects.
  package func subcommand(_ word: String) -> Command? { subcommands.first { $0.word == word } }
}
