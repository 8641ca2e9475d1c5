import Analysis
import CommandLineTool
import OperatingSystem
import Rendering
import Reports
import Transcripts

/// `session-stats accuracy`: measures the characters per token.
enum AccuracyCommand {
  static let command = Command(
    "session-stats accuracy",
    overview: "Measure the characters per token in your own responses.",
    usage: ["[options]"],
    options: [StatsOptions.range(byDefault: "all")] + StatsOptions.days.dropFirst()
      + StatsOptions.filters.filter { option in filters.contains { $0.rawValue == option.name } }
      + [StatsOptions.transcriptDirectory, StatsOptions.format, StatsOptions.json],
    discussion: """
      Reads the responses in Claude Code's transcripts whose whole output is
      visible: finished ones with only text and tool calls, without thinking. Shows
      the characters per token by model and kind of output, and how far off the
      estimate of \(Accuracy.charactersPerToken) characters per token is.
      """,
    exitStatuses: StatsOptions.exitStatuses)

  /// The dimensions that can be filtered by.
  private static let filters: [Dimension] = [.project, .model, .session]

  /// Measures the responses in the transcripts, except those that can't be read.
  static func run(
    _ arguments: ParsedArguments, in context: StatsContext
  ) throws(UsageError) -> Outcome {
    let format = try arguments.format()
    let days = try arguments.days(today: context.now.localDate, byDefault: "all")
    let search = TranscriptSearch(
      in: try arguments.directories(of: StatsOptions.transcriptDirectory),
      environment: context.environment)
    let (scan, failures) = TranscriptScan.run(on: search, days: days, showsOutput: true)
    let hasFailed = !failures.isEmpty
    guard !hasFailed || !search.files.isEmpty else {
      return Outcome(messages: search.notes + failures, status: .failure)
    }
    let report = AccuracyReport(
      of: scan, days: days, filters: arguments.filters(by: filters),
      home: context.environment["HOME"],
      today: context.now.localDate)
    return Outcome(
      messages: search.notes + failures + scan.malformedMessages
        + (hasFailed ? [] : report.hints(lookedIn: search)),
      status: hasFailed ? .failure : .success
    ) { format.write(report, on: context.terminal, to: $0) }
  }
}
