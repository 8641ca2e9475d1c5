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
    guard let logs = query.folder.map(LogFolder.init) ?? LogFolder(context.environment) else {
      return failure("where are the logs? Set HOME or CLAUDE_LOG_DIR, or give --log-dir")
    }
    var scan = ScanResult()
    do throws(Errno) {
      scan = try LogScan.run(query, logs, home: context.environment["HOME"])
    } catch {
      // The default folder isn't there before the first tool call; one that somebody named is.
      guard error == .notFound, !isNamed(query) else {
        return failure("\(logs.folder.path): \(error)")
      }
    }
    scan.note(TroubleLog(logs, context.environment))
    let report = SummaryReport(
      scan, days: query.days, today: context.now.localDate, rates: rates)
    let text =
      switch query.format {
      case .text: TextSummary(report).text
      case .json: JSONSummary(report).text
      }
    let messages = rates.warnings + scan.messages + hints(report, scan, query, logs)
    return Outcome(
      text, error: messages.map { "\(command.name): \($0.visible)\n" }.joined(),
      status: scan.hasFailed ? .failure : .success)
  }

  /// What to tell somebody whose report is empty.
  private func hints(
    _ report: SummaryReport, _ scan: ScanResult, _ query: Query, _ logs: LogFolder
  ) -> [String] {
    guard report.total.group.totals.count == 0, !scan.hasFailed else { return [] }
    if !query.projects.isEmpty, !scan.projectNames.isEmpty {
      return query.projects.map { pattern in
        let nearest = NearestWord.find(pattern, among: scan.projectNames)
        return "no project matches '\(pattern)'; "
          + (nearest.map { "did you mean '\($0)'?" }
            ?? "there are \(scan.projectNames.sorted { $0.utf8Precedes($1) }.prefix(5).joined(separator: ", "))")
      }
    }
    let last = scan.lastDay.map { "the newest day file is of \($0)" } ?? "there are none yet"
    return ["no records for \(report.label) in \(logs.folder.path); \(last)"]
  }

  private func isNamed(_ query: Query) -> Bool {
    query.folder != nil || context.environment["CLAUDE_LOG_DIR"] != nil
  }

  private func failure(_ message: String) -> Outcome {
    Outcome(error: "\(command.name): \(message.visible)\n", status: .failure)
  }
}
