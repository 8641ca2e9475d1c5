extension Command {
  /// Runs the command that the arguments name.
  ///
  /// - Parameter body: Runs the program or a subcommand with its parsed arguments. It isn't called for help,
  ///   version, completion script and wrong usage, which are answered here.
  package func run(
    _ arguments: [String],
    _ body: (_ command: Command, _ arguments: ParsedArguments) throws(UsageError) -> Outcome
  ) -> Outcome {
    let subcommand = arguments.first.flatMap(subcommand)
    let command = subcommand ?? self
    do throws(UsageError) {
      let rest = subcommand == nil ? arguments : Array(arguments.dropFirst())
      let parsed = try ParsedArguments(rest, of: command)
      if let answer = try answer(to: parsed, of: command) { return answer }
      return try body(command, parsed)
    } catch {
      return .wrongUsage(error, of: command)
    }
  }

  /// Returns the answer to help, version and completion options; nil if the command itself is to run.
  private func answer(
    to arguments: ParsedArguments, of command: Command
  ) throws(UsageError) -> Outcome? {
    if arguments.has(Option.help.name) { return Outcome(HelpText(command: command).text) }
    if arguments.has(Option.version.name) { return Outcome("\(name) \(ToolVersion.current)\n") }
    if let shell = try arguments.word(of: .completionScript, as: CompletionShell.self) {
      return Outcome(shell.script(for: self))
    }
    return command.word == Self.helpWord ? try help(of: arguments.operand) : nil
  }

  /// Returns the help of a subcommand, or of the program if `word` is nil.
  private func help(of word: String?) throws(UsageError) -> Outcome {
    guard let word else { return Outcome(HelpText(command: self).text) }
    guard let command = subcommand(word) else {
      throw UsageError(
        "unknown subcommand '\(word)'", near: word, among: subcommands.map { $0.word })
    }
    return Outcome(HelpText(command: command).text)
  }

  private static let helpWord = "help"

  /// Creates the `help` subcommand of a program, which `run` answers.
  package static func help(of program: String) -> Command {
    Command(
      "\(program) \(helpWord)", overview: "Show the help of a subcommand.",
      usage: ["[<subcommand>]"], operand: "subcommand")
  }
}
