import Analysis
import CommandLineTool
import OperatingSystem
import Pricing
import Rendering
import Reports

/// `session-stats reconcile`: compares Claude Code's own counts with the responses in transcripts.
enum ReconcileCommand {
  static let command = Command(
    "session-stats reconcile",
    overview: "Compare Claude Code's own costs with those of the responses in its transcripts.",
    usage: ["[options]"],
    options: StatsOptions.days
      + StatsOptions.filters.filter { option in filters.contains { $0.rawValue == option.name } }
      + [StatsOptions.transcriptDirectory, StatsOptions.format, StatsOptions.json],
    discussion: """
      Shows two costs for each session with responses on these days, and why they
      differ. Claude Code counts what each session costs and writes the sum to the
      session's transcript when it exits. Its count includes requests that
      transcripts don't record: titles, /compact, searches and their fees,
      classifiers and hooks. For a fork, the count of its original is subtracted.
      """,
    exitStatuses: StatsOptions.exitStatuses)

  /// The dimensions that can be filtered by.
  private static let filters: [Dimension] = [.project, .session, .branch]

  /// Compares the costs of the sessions, except those that can't be read.
  static func run(
    _ arguments: ParsedArguments, in context: StatsContext
  ) throws(UsageError) -> Outcome {
    let format = try arguments.format()
    var query = Query(days: try arguments.days(today: context.now.localDate))
    query.filters = arguments.filters(by: filters)
    query.source = .transcripts
    query.transcriptDirectories = try arguments.directories(of: StatsOptions.transcriptDirectory)
    let rates = try RateCard(context.environment)
    let currency = try Currency(context.environment)
    let source = SourceScan(of: query, rates: rates, environment: context.environment)
    guard let reconciliation = source.reconciliation(of: query) else {
      return Outcome(messages: source.messages, status: .failure)
    }
    let report = ReconciliationReport(
      of: reconciliation, days: query.days, today: context.now.localDate, in: currency)
    let hint = "no responses in \(source.lookedIn) match these days and filters; try --range all"
    return Outcome(
      messages: rates.warnings + source.messages
        + (report.isEmpty ? (reconciliation.hints.isEmpty ? [hint] : reconciliation.hints) : []),
      status: source.hasFailed ? .failure : .success
    ) { format.write(report, on: context.terminal, to: $0) }
  }
}
