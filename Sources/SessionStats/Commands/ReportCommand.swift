import ActivityLog
import CommandLineTool
import OperatingSystem

/// `session-stats`: the summary of some days, or a table.
enum ReportCommand {
  /// Reports what is asked for, as far as it can be read.
  static func run(
    _ arguments: ParsedArguments, _ context: StatsContext
  ) throws(UsageError) -> Outcome {
    let query = try StatsOptions.query(arguments, context)
    let rates = try RateCard(context.environment)
    var scan = SourceScan.run(query, rates, context.environment)
    guard !scan.isUnreadable else { return Outcome(messages: scan.messages, status: .failure) }
    for directory in scan.logDirectories { scan.note(ErrorLog(directory, context.environment)) }
    let header = ReportHeader(scan, query, today: context.now.localDate)
    return Outcome(
      text(of: scan, query, header, rates, context.terminal),
      messages: rates.warnings + scan.messages + (scan.hasFailed ? [] : hints(header, scan)),
      status: scan.hasFailed ? .failure : .success)
  }

  /// The report in the format that is asked for.
  private static func text(
    of scan: ScanResult, _ query: Query, _ header: ReportHeader, _ rates: RateCard,
    _ terminal: Terminal?
  ) -> String {
    if query.dimensions.isEmpty, query.format != .csv {
      let report = SummaryReport(scan, header: header, rates: rates)
      return switch query.format {
      case .json: JSONSummary(report).text
      case .markdown: MarkdownSummary(report).text
      default: terminal.map { TerminalSummary(report, $0).text } ?? TextSummary(report).text
      }
    }
    let report = GroupReport(scan, query, header: header, rates: rates)
    return switch query.format {
    case .text: text(of: report, terminal)
    case .json: JSONGroups(report).text
    case .csv: CSVTable(report).text
    case .markdown: MarkdownTable.text(Table(report))
    }
  }

  private static func text(of report: GroupReport, _ terminal: Terminal?) -> String {
    guard let terminal else { return TextTable.text(Table(report), heading: report.heading) }
    let heading = TerminalHeading(report.heading, report.header)
    return TerminalTable.text(Table(report), heading: heading, terminal)
  }

  /// What to tell somebody whose report is empty, or whose filters match nothing.
  private static func hints(_ header: ReportHeader, _ scan: ScanResult) -> [String] {
    guard scan.quality.records == scan.quality.rejected else {
      return scan.calls.isEmpty && scan.filterHints.isEmpty
        ? ["no record for \(header.label) matches all of the filters"] : scan.filterHints
    }
    let directories = scan.lookedIn.joined(separator: ", ")
    return ["no records for \(header.label) in \(directories); \(scan.newest)"]
  }
}
