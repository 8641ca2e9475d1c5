// From day files to a report
//
//     arguments -> Query -> LogSearch's day files -> RecordReader -> RecordFilter -> Reduction
//               -> SummaryReport or BreakdownReport -> a renderer -> standard output
//
// This module parses arguments and runs commands. `Analysis` reads the records and aggregates them, `Pricing`
// knows the rates of tokens, `Reports` computes the figures, and `Rendering` formats them.

import Bytes
package import CommandLineTool

/// The reporter, which converts arguments and a context to output and an exit status.
package struct SessionStats {
  private let context: StatsContext

  package init(_ context: StatsContext) { self.context = context }

  /// Runs the command with the arguments after the program's name.
  package func run(_ arguments: [String]) -> Outcome {
    StatsOptions.command.run(arguments) { (command, arguments) throws(UsageError) in
      for subcommand in Subcommand.all where subcommand.command.word == command.word {
        return try subcommand.run(arguments, context)
      }
      return try ReportCommand.run(arguments, in: context)
    }
  }
}

extension Outcome {
  /// Creates the outcome of a run with messages for people, a line each.
  init(_ standardOutput: String = "", messages: [String], status: ExitStatus) {
    self.init(standardOutput, error: Self.text(messages: messages), status: status)
  }

  /// Creates the outcome of a run that writes a report, with messages for people, a line each.
  init(
    messages: [String], status: ExitStatus, writing writeOutput: @escaping (TextOutput) -> Void
  ) {
    self.init(error: Self.text(messages: messages), status: status, writing: writeOutput)
  }

  /// Creates the outcome of a run with a line for each thing done.
  init(lines: [String], messages: [String], isGood: Bool) {
    self.init(
      lines, messages: messages, of: StatsOptions.command.name,
      status: isGood ? .success : .failure)
  }

  /// Returns the program's messages as text, a line each.
  private static func text(messages: [String]) -> String {
    text(of: messages, from: StatsOptions.command.name)
  }
}
