import CommandLineTool

/// A subcommand of `session-stats`, and what it runs.
struct Subcommand: Sendable {
  let command: Command
  let run: @Sendable (ParsedArguments, StatsContext) throws(UsageError) -> Outcome

  /// All subcommands, in the order in which help lists them: a new one is a row here.
  static let all = [
    Subcommand(command: BudgetCommand.command, run: BudgetCommand.run),
    Subcommand(command: RotateCommand.command, run: RotateCommand.run),
    Subcommand(command: ImportCommand.command, run: ImportCommand.run),
    Subcommand(command: RatesCommand.command, run: RatesCommand.run),
    Subcommand(command: ReconcileCommand.command, run: ReconcileCommand.run),
    Subcommand(command: AccuracyCommand.command, run: AccuracyCommand.run),
  ]
}
