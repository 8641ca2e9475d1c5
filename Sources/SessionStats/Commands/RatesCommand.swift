import CommandLineTool
import Pricing
import Rendering
import Reports

/// `session-stats rates`: prints the rates of each model's tokens.
enum RatesCommand {
  static let command = Command(
    "session-stats rates", overview: "Print the rates for each model's tokens, and their sources.",
    usage: ["[--format <format>]"], options: [StatsOptions.format, StatsOptions.json])

  /// Prints the rates that apply in the environment.
  static func run(
    _ arguments: ParsedArguments, in context: StatsContext
  ) throws(UsageError) -> Outcome {
    let format = try arguments.format()
    let rates = try RateCard(context.environment)
    return Outcome(messages: rates.warnings, status: .success) {
      format.write(RatesReport(of: rates), on: context.terminal, to: $0)
    }
  }
}
