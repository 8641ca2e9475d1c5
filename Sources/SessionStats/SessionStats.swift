// From the daily files to a report
//
//     arguments -> Query -> LogSearch's day files -> RecordReader -> RecordFilter -> Aggregate
//               -> SummaryReport or GroupReport -> a renderer -> standard output
//
// The folders are those stations: `Query` what is asked for, `Scan` the reading, `Dimensions` the names
// of records, `Aggregation` the counting, `Rates` what tokens cost, `Reports` the figures, `Rendering`
// their text. `Commands` are the ways through them.

package import CommandLineTool

/// The reporter: arguments and surroundings in, output and exit status out.
package struct SessionStats {
  private let context: StatsContext

  package init(_ context: StatsContext) { self.context = context }

  /// Runs the command with the arguments behind the program's name.
  package func run(_ arguments: [String]) -> Outcome {
    let program = StatsOptions.command
    let subcommand = arguments.first.flatMap(program.subcommand)
    let command = subcommand ?? program
    do throws(UsageError) {
      let rest = subcommand == nil ? arguments : Array(arguments.dropFirst())
      let parsed = try ParsedArguments(rest, of: command)
      if parsed.has(Option.help.name) { return Outcome(HelpText(command).text) }
      if parsed.has(Option.version.name) {
        return Outcome("\(program.name) \(ToolVersion.current)\n")
      }
      if let shell = parsed.value(Option.completionScript.name) {
        let shell = try StatsOptions.word(
          shell, for: .completionScript, as: CompletionShell.self)
        return Outcome(shell.script(for: program))
      }
      return try run(command, parsed)
    } catch {
      return .wrongUsage(error, of: command)
    }
  }

  private func run(_ command: Command, _ arguments: ParsedArguments) throws(UsageError) -> Outcome {
    switch command.word {
    case StatsOptions.budget.word: return try BudgetCommand.run(arguments, context)
    case StatsOptions.rotate.word: return try RotateCommand.run(arguments, context)
    case StatsOptions.rates.word: return try RatesCommand.run(arguments, context)
    case StatsOptions.help.word: return try help(arguments.operand)
    default: return try ReportCommand.run(arguments, context)
    }
  }

  private func help(_ word: String?) throws(UsageError) -> Outcome {
    let program = StatsOptions.command
    guard let word else { return Outcome(HelpText(program).text) }
    guard let command = program.subcommand(word) else {
      throw UsageError(
        "unknown subcommand '\(word)'", near: word, among: program.subcommands.map(\.word))
    }
    return Outcome(HelpText(command).text)
  }
}

extension Outcome {
  /// The outcome of a run with messages for people, a line each.
  init(_ standardOutput: String = "", messages: [String], status: ExitStatus) {
    self.init(
      standardOutput,
      error: messages.map { "\(StatsOptions.command.name): \($0.visible)\n" }.joined(),
      status: status)
  }
}
