/// What can be typed after a program's name or after a subcommand.
struct CompletionContext {
  /// The subcommand; nil directly after the program's name.
  var subcommand: String?
  let options: [Option]
  /// The subcommands that can follow directly.
  let commands: [Command]

  /// The number of words before one of those.
  var position: Int { subcommand == nil ? 1 : 2 }

  /// Returns the contexts of a program, its own first.
  static func all(of program: Command) -> [CompletionContext] {
    [CompletionContext(options: program.allOptions, commands: program.subcommands)]
      + program.subcommands.map {
        CompletionContext(
          subcommand: $0.word, options: $0.allOptions,
          commands: $0.operand == nil ? [] : program.subcommands)
      }
  }
}
