/// A command as its user sees it: what it is for and which options it takes.
package struct Command: Sendable {
  /// With the program in front: `session-stats budget`.
  package let name: String
  /// One sentence.
  package let overview: String
  /// The forms in which it is called, without the name.
  package let usage: [String]
  /// Its own options; `--help` and `--version` come on top.
  package let options: [Option]
  /// What the word behind the name is called, that of a subcommand; nil where none is taken.
  package let operand: String?
  package let subcommands: [Command]
  /// The variables that it obeys; a subcommand's come on top of the program's.
  package let environment: [EnvironmentVariable]
  /// Paragraphs behind the options.
  package let discussion: String
  /// How it ends, and when.
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

  /// The last word of its name, by which it is called.
  package var word: String { String(name.split(separator: " ").last ?? "") }

  /// The subcommand that a word calls.
  package func subcommand(_ word: String) -> Command? { subcommands.first { $0.word == word } }
}
