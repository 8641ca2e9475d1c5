import Bytes

/// What can be typed behind a program's name, or behind that of a subcommand.
struct CompletionContext {
  /// The subcommand; nil behind the program's name alone.
  let subcommand: String?
  let options: [Option]
  /// What can stand right behind the name and is no option: subcommands.
  let commands: [Command]

  /// The places of a program, its own first.
  static func all(of program: Command) -> [CompletionContext] {
    let own = CompletionContext(
      subcommand: nil, options: program.allOptions, commands: program.subcommands)
    return [own]
      + program.subcommands.map {
        CompletionContext(
          subcommand: $0.word, options: $0.allOptions,
          commands: $0.operand == nil ? [] : program.subcommands)
      }
  }
}
