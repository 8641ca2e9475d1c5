// From the daily files to a report
//
//     arguments -> Query -> LogSearch's day files -> RecordReader -> RecordFilter -> Aggregate
//               -> SummaryReport or GroupReport -> a renderer -> standard output
//
// The directories are those stations: `Query` what is asked for, `Scan` the reading, `Dimensions` the names
// of records, `Aggregation` the counting, `Rates` what tokens cost, `Reports` the figures, `Rendering`
// their text. `Commands` are the ways through them.

import Bytes
package import CommandLineTool

/// The reporter: arguments and surroundings in, output and exit status out.
package struct SessionStats {
  private let context: StatsContext

  package init(_ context: StatsContext) { self.context = context }

  /// Runs the command with the arguments behind the program's name.
  package func run(_ arguments: [String]) -> Outcome {
    StatsOptions.command.run(arguments) { (command, arguments) throws(UsageError) in
      switch command.word {
      case StatsOptions.budget.word: try BudgetCommand.run(arguments, context)
      case StatsOptions.rotate.word: try RotateCommand.run(arguments, context)
      case StatsOptions.import.word: try ImportCommand.run(arguments, context)
      case StatsOptions.rates.word: try RatesCommand.run(arguments, context)
      case StatsOptions.accuracy.word: try AccuracyCommand.run(arguments, context)
      default: try ReportCommand.run(arguments, context)
      }
    }
  }
}

extension Outcome {
  /// The outcome of a run with messages for people, a line each.
  init(_ standardOutput: String = "", messages: [String], status: ExitStatus) {
    self.init(
      standardOutput,
      error: messages.reduce("") { $0 + "\(StatsOptions.command.name): \($1.visible)\n" },
      status: status)
  }
}
