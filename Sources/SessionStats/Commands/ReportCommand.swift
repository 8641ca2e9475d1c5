import ActivityLog
import Analysis
import Bytes
import CommandLineTool
import OperatingSystem
import Pricing
import Rendering
import Reports

/// `session-stats`: prints a summary of some days, or a table.
enum ReportCommand {
  /// Prints the report, without data that can't be read.
  static func run(
    _ arguments: ParsedArguments, in context: StatsContext
  ) throws(UsageError) -> Outcome {
    let query = try arguments.query(in: context)
    let order = try arguments.order()
    let top = try arguments.top()
    let format = try arguments.format()
    let rates = try RateCard(context.environment)
    guard !query.dimensions.isEmpty else {
      return try summarize(query, as: format, rates: rates, in: context)
    }
    let source = SourceScan(of: query, rates: rates, environment: context.environment)
    return try run(
      query, from: source, into: BreakdownReduction(by: query.dimensions), rates: rates, in: context
    ) { scan, header in
      let report = BreakdownReport(
        of: scan, by: query.dimensions, order: order, top: top, header: header, rates: rates)
      return { format.write(report, on: context.terminal, to: $0) }
    }
  }

  /// Prints a summary, on a terminal beside the same number of days before.
  private static func summarize(
    _ query: Query, as format: Format, rates: RateCard, in context: StatsContext
  ) throws(UsageError) -> Outcome {
    let isForPeople = format == .text && context.terminal != nil
    let earlier = isForPeople ? query.days.before : nil
    let source = SourceScan(
      of: query, and: earlier, rates: rates, environment: context.environment)
    let before = earlier.map { days in
      var query = query
      query.days = days
      return source.run(query, into: Aggregate(by: [.model]))
    }
    return try run(
      query, from: source, into: SummaryReduction(measuringTime: isForPeople), rates: rates,
      in: context
    ) { scan, header in
      let report = SummaryReport(
        of: scan, header: header, rates: rates, before: before,
        reconciliation: scan.basis.hasUsage ? source.reconciliation(of: query) : nil)
      return { format.write(report, on: context.terminal, to: $0) }
    }
  }

  /// Reads the data of a query, and reports it.
  private static func run<Accumulator: Reduction>(
    _ query: Query, from source: SourceScan, into start: Accumulator, rates: RateCard,
    in context: StatsContext,
    report: (ScanResult<Accumulator>, ReportHeader) -> (TextOutput) -> Void
  ) throws(UsageError) -> Outcome {
    var scan = source.run(query, into: start)
    guard !scan.isUnreadable else { return Outcome(messages: scan.messages, status: .failure) }
    for directory in scan.logDirectories {
      scan.addErrors(in: ErrorLog(of: directory, in: context.environment))
    }
    let header = ReportHeader(
      of: scan, for: query, today: context.now.localDate,
      currency: try Currency(context.environment))
    return Outcome(
      messages: context.timeZoneMessages + rates.warnings + scan.messages
        + (scan.hasFailed ? [] : hints(for: header, scan: scan)),
      status: scan.hasFailed ? .failure : .success, writing: report(scan, header))
  }

  /// Returns the hints for an empty report, or filters that match nothing.
  private static func hints(
    for header: ReportHeader, scan: ScanResult<some Reduction>
  ) -> [String] {
    guard scan.quality.records == scan.quality.rejected else {
      return scan.isEmpty && scan.filter.hints.isEmpty
        ? ["no record for \(header.label) matches all of the filters"] : scan.filter.hints
    }
    let directories = scan.lookedIn.joined(separator: ", ")
    return ["no records for \(header.label) in \(directories); \(scan.newest)"]
  }
}
