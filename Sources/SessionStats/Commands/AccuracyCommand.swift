import ActivityLog
import CommandLineTool
import JSONLines
import POSIX
import Transcripts

/// `session-stats accuracy`: how many characters a token really has.
enum AccuracyCommand {
  /// Measures the responses in the transcripts, as far as those can be read.
  static func run(
    _ arguments: ParsedArguments, _ context: StatsContext
  ) throws(UsageError) -> Outcome {
    let format = try StatsOptions.format(arguments)
    let days = try StatsOptions.days(
      arguments, today: context.now.localDate, byDefault: "all")
    let filters = StatsOptions.filters(arguments, of: ResponseFilter.dimensions)
    let search = TranscriptSearch(
      in: try StatsOptions.folders(StatsOptions.transcriptFolder, arguments), context.environment)
    var scan = TranscriptScan(showsOutput: true)
    let failures = scan.read(search, days)
    let hasFailed = !failures.isEmpty
    guard !hasFailed || !search.files.isEmpty else {
      return Outcome(messages: failures, status: .failure)
    }
    var filter = ResponseFilter(days, filters)
    var clock = RecordClock()
    let responses = scan.outputs.compactMap { response, output in
      let response = MeasuredResponse(response, output, names: scan.names.names, clock: &clock)
      return filter.accepts(response) ? response : nil
    }
    let hints = filter.hints
    let report = AccuracyReport(
      responses, of: scan, days: days, today: context.now.localDate)
    return Outcome(
      text(of: report, format, context.terminal),
      messages: failures + scan.malformedMessages
        + (hasFailed ? [] : hints.isEmpty ? self.hints(report, search) : hints),
      status: hasFailed ? .failure : .success)
  }

  private static func text(
    of report: AccuracyReport, _ format: Query.Format, _ terminal: Terminal?
  ) -> String {
    switch format {
    case .text:
      terminal.map {
        TerminalTable.text(Table(report), heading: TerminalHeading(report.heading), $0)
      } ?? TextTable.text(Table(report), heading: report.heading)
    case .json: JSONAccuracy(report).text
    case .csv: CSVTable.text(report)
    case .markdown: MarkdownTable.text(Table(report))
    }
  }

  /// What to tell somebody for whom nothing was measured.
  private static func hints(_ report: AccuracyReport, _ search: TranscriptSearch) -> [String] {
    guard report.total.responses == 0 else { return [] }
    let found =
      search.files.isEmpty
      ? "no transcripts"
      : report.unmeasuredCount == 0
        ? "no responses for \(report.label)"
        : "all output of a response can be seen in none of "
          + "\(NumberText.grouped(report.unmeasuredCount)) for \(report.label)"
    let folders = search.folders.map(\.path).joined(separator: ", ")
    return ["nothing to measure: \(found) in \(folders)"]
  }
}
