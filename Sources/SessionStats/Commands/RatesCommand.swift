import CommandLineTool

/// `session-stats rates`: what each model's tokens cost.
enum RatesCommand {
  /// Prints the rates that apply in this environment.
  static func run(
    _ arguments: ParsedArguments, _ context: StatsContext
  ) throws(UsageError) -> Outcome {
    let format = try StatsOptions.format(arguments)
    let rates = try RateCard(context.environment)
    let report = RatesReport(rates)
    let text =
      switch format {
      case .text: Self.text(Table(report), context.terminal)
      case .json: JSONRates(report).text
      case .csv: CSVTable.text(Table(report))
      case .markdown: MarkdownTable.text(Table(report))
      }
    return Outcome(text, messages: rates.warnings, status: .success)
  }

  private static func text(_ table: Table, _ terminal: Terminal?) -> String {
    let heading = "Rates in US dollars for 1,000 tokens"
    return terminal.map { TerminalTable.text(table, heading: TerminalHeading(heading), $0) }
      ?? TextTable.text(table, heading: heading)
  }
}
