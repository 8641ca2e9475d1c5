import ActivityLog
import CommandLineTool
import JSONLines
import OperatingSystem
import Transcripts

/// `session-stats accuracy`: how many characters a token really has.
enum AccuracyCommand {
  /// The dimensions whose values can be asked for.
  static let filters: [Dimension] = [.project, .model, .session]

  /// Measures the responses in the transcripts, as far as those can be read.
  static func run(
    _ arguments: ParsedArguments, _ context: StatsContext
  ) throws(UsageError) -> Outcome {
    let format = try StatsOptions.format(arguments)
    let days = try StatsOptions.days(
      arguments, today: context.now.localDate, byDefault: "all")
    let filters = StatsOptions.filters(arguments, of: self.filters)
    let search = TranscriptSearch(
      in: try StatsOptions.directories(StatsOptions.transcriptDirectory, arguments),
      context.environment)
    let (scan, failures) = TranscriptScan.run(search, days, showsOutput: true)
    let hasFailed = !failures.isEmpty
    guard !hasFailed || !search.files.isEmpty else {
      return Outcome(messages: failures, status: .failure)
    }
    let (responses, hints) = responses(of: scan, days, filters, home: context.environment["HOME"])
    let report = AccuracyReport(
      responses, of: scan, days: days, today: context.now.localDate)
    return Outcome(
      text(of: report, format, context.terminal),
      messages: failures + scan.malformedMessages
        + (hasFailed ? [] : hints.isEmpty ? self.hints(report, search) : hints),
      status: hasFailed ? .failure : .success)
  }

  /// The responses that are asked for, and what to tell of values that none has.
  private static func responses(
    of scan: TranscriptScan, _ days: DayRange,
    _ filters: [(dimension: Dimension, patterns: [String])], home: String?
  ) -> (responses: [MeasuredResponse], hints: [String]) {
    var filter = RecordFilter(filters, home: home)
    var texts = TranscriptRecordBuilder(scan, home: home, usesRoots: true)
    var clock = RecordClock()
    var responses: [MeasuredResponse] = []
    for (response, output) in scan.outputs {
      let day = clock.localDate(of: response.seconds)
      guard days.contains(day) else { continue }
      texts.make(response)
      guard filter.accepts(texts.record, texts.bytes.span) else { continue }
      responses.append(
        MeasuredResponse(
          output: output, tokens: response.usage.output, day: day,
          model: response.model == 0 ? nil : texts.name(response.model)))
    }
    return (responses, filter.hints)
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
    let directories = search.directories.map { $0.path }.joined(separator: ", ")
    return ["nothing to measure: \(found) in \(directories)"]
  }
}
