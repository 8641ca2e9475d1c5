// From the daily files to a report
//
//     arguments -> Query -> LogFolder's day files -> RecordReader -> RecordFilter -> Aggregate
//               -> SummaryReport -> TextSummary or JSONSummary -> standard output
//
// The folders are those stations: `Query` what is asked for, `Scan` the reading, `Aggregation` the
// counting, `Rates` what tokens cost, `Reports` the figures, `Rendering` their text.

import ActivityLog
package import CommandLineTool
import POSIX

/// The reporter: arguments and surroundings in, output and exit status out.
package struct SessionStats {
  private let context: StatsContext
  private let command = StatsOptions.command

  package init(_ context: StatsContext) { self.context = context }

  /// Runs the command with the arguments behind the program's name.
  package func run(_ arguments: [String]) -> Outcome {
    do throws(UsageError) {
      let parsed = try ParsedArguments(arguments, of: command)
      if parsed.has(Option.help.name) { return Outcome(HelpText(command).text) }
      if parsed.has(Option.version.name) {
        return Outcome("\(command.name) \(ToolVersion.current)\n")
      }
      return report(
        try StatsOptions.query(parsed, context), rates: try RateCard(context.environment))
    } catch {
      return .wrongUsage(error, of: command)
    }
  }

  private func report(_ query: Query, rates: RateCard) -> Outcome {
    guard let logs = logFolders(query) else {
      return failure(["where are the logs? Set HOME or CLAUDE_LOG_DIR, or give --log-dir"])
    }
    let found = LogSearch(logs, areNamed: isNamed(query))
    guard !found.isEmpty else { return failure(found.messages) }
    var scan = LogScan.run(query, found.files, home: context.environment["HOME"])
    for folder in logs { scan.note(TroubleLog(folder, context.environment)) }
    let header = ReportHeader(scan, days: query.days, today: context.now.localDate)
    let messages =
      rates.warnings + found.messages + scan.messages
      + (found.hasFailed || scan.hasFailed ? [] : hints(header, scan, logs))
    let hasFailed = found.hasFailed || scan.hasFailed
    return Outcome(
      text(of: scan, query, header, rates),
      error: lines(messages), status: hasFailed ? .failure : .success)
  }

  /// The report in the format that is asked for.
  private func text(
    of scan: ScanResult, _ query: Query, _ header: ReportHeader, _ rates: RateCard
  ) -> String {
    if query.dimensions.isEmpty, query.format != .csv {
      let report = SummaryReport(scan, header: header, rates: rates)
      return switch query.format {
      case .json: JSONSummary(report).text
      case .markdown: MarkdownSummary(report).text
      default: TextSummary(report).text
      }
    }
    let report = GroupReport(scan, query, header: header, rates: rates)
    return switch query.format {
    case .text: TextTable(report).text
    case .json: JSONGroups(report).text
    case .csv: CSVTable(report).text
    case .markdown: MarkdownTable.text(GroupTable(report))
    }
  }

  /// The folders with the logs: those named, else the environment's; nil where nothing says.
  private func logFolders(_ query: Query) -> [LogFolder]? {
    query.folders.isEmpty
      ? LogFolder(context.environment).map { [$0] } : query.folders.map(LogFolder.init)
  }

  /// What to tell somebody whose report is empty, or whose filters match nothing.
  private func hints(
    _ header: ReportHeader, _ scan: ScanResult, _ logs: [LogFolder]
  ) -> [String] {
    guard scan.quality.records == scan.quality.rejected else { return scan.filterHints }
    let last = scan.lastDay.map { "the newest day file is of \($0)" } ?? "there are none yet"
    let folders = logs.map(\.folder.path).joined(separator: ", ")
    return ["no records for \(header.label) in \(folders); \(last)"]
  }

  private func isNamed(_ query: Query) -> Bool {
    !query.folders.isEmpty || context.environment["CLAUDE_LOG_DIR"] != nil
  }

  private func failure(_ messages: [String]) -> Outcome {
    Outcome(error: lines(messages), status: .failure)
  }

  /// Messages as they stand on standard error.
  private func lines(_ messages: [String]) -> String {
    messages.map { "\(command.name): \($0.visible)\n" }.joined()
  }
}
