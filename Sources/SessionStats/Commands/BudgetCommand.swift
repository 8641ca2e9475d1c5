import Analysis
import CommandLineTool
import OperatingSystem
import Pricing
import Reports

/// `session-stats budget`: prints a line if a limit is near; for shell startup files.
enum BudgetCommand {
  static let limit = Option(
    "limit", value: "usd",
    help: "The limit in US dollars (default for one day: $CLAUDE_DAILY_BUDGET).")
  static let warn = Option(
    "warn", value: "percent",
    help: "Percentage of the limit at which to warn (default: 80).")

  static let command = Command(
    "session-stats budget", overview: "Warn when spending nears a limit; for shell startup files.",
    usage: ["[--limit <usd>] [options]"],
    options: [limit, warn] + StatsOptions.days + StatsOptions.filters + [
      StatsOptions.failed, StatsOptions.source, StatsOptions.logDirectory,
      StatsOptions.transcriptDirectory,
    ],
    environment: [StatsOptions.dailyBudget],
    discussion: """
      Prints nothing below the warning mark, and one line from there on. Counts what
      the API billed if transcripts have calls or responses for these days.
      Otherwise, counts the tool traffic, estimated at four characters per token,
      which is only part of the bill.
      """,
    exitStatuses: [
      (.success, "below the limit"), (.limitReached, "limit reached"),
      (.failure, "something failed"), (.usage, "wrong usage"),
    ])

  private static let variable = StatsOptions.dailyBudget.name

  /// Compares the cost of the days with the limit.
  static func run(
    _ arguments: ParsedArguments, in context: StatsContext
  ) throws(UsageError) -> Outcome {
    let query = try arguments.query(in: context)
    let limit = try limit(from: arguments, for: query, environment: context.environment)
    let mark = try warningMark(from: arguments)
    let rates = try RateCard(context.environment)
    let scan = SourceScan(of: query, rates: rates, environment: context.environment)
      .run(query, into: BudgetReport.start)
    guard !scan.isUnreadable else { return Outcome(messages: scan.messages, status: .failure) }
    let report = BudgetReport(
      of: scan, limit: limit,
      header: ReportHeader(
        of: scan, for: query, today: context.now.localDate,
        currency: try Currency(context.environment)),
      rates: rates)
    let line = report.percent >= mark ? report.line : ""
    return Outcome(
      line,
      messages: (line.isEmpty ? [] : context.timeZoneMessages + rates.warnings)
        + (scan.hasFailed ? scan.messages : []),
      status: report.isLimitReached ? .limitReached : scan.hasFailed ? .failure : .success)
  }

  /// Returns the limit from the command line, or else from the environment, which is for a single day.
  private static func limit(
    from arguments: ParsedArguments, for query: Query, environment: Environment
  ) throws(UsageError) -> Money {
    let option = "--\(limit.name)"
    if let text = arguments.value(of: limit.name) { return try amount(text, of: option) }
    guard query.days.isOneDay else {
      throw UsageError("\(variable) is for one day; give \(option) for these days")
    }
    guard let text = environment[variable] else {
      throw UsageError("no limit: give \(option) or set \(variable), in US dollars")
    }
    return try amount(text, of: variable)
  }

  private static func amount(_ text: String, of name: String) throws(UsageError) -> Money {
    guard let amount = Money(text), amount > Money() else {
      throw UsageError("\(name) is '\(text)'; expected US dollars above 0, such as 5 or 2.50")
    }
    return amount
  }

  /// Returns the percentage of the limit at which to warn.
  private static func warningMark(from arguments: ParsedArguments) throws(UsageError) -> Int {
    guard let text = arguments.value(of: warn.name) else { return 80 }
    guard let mark = Int(text.hasSuffix("%") ? String(text.dropLast()) : text),
      0...100 ~= mark
    else {
      throw UsageError("--\(warn.name) is '\(text)'; expected a percentage from 0 to 100")
    }
    return mark
  }
}
