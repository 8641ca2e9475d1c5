import ActivityLog
import Analysis
import Bytes
import CommandLineTool
import LogMaintenance
import OperatingSystem
import Transcripts

/// `session-stats import`: logs the calls in transcripts.
enum ImportCommand {
  private static let since = Option(
    "since", value: "day", values: .words(DayRange.dayWords),
    help: "The first day to import: 2026-01-14 or 20260114, today, yesterday, or 3d for three days "
      + "ago.")
  private static let directory = StatsOptions.directory(isRepeatable: false)

  static let command = Command(
    "session-stats import", overview: "Log the calls in Claude Code's transcripts.",
    usage: ["[--since <day>] [--dry-run] [--transcripts <dir>] [--log-dir <dir>]"],
    options: [since, StatsOptions.dryRun, StatsOptions.transcriptDirectory, directory],
    environment: StatsOptions.hookSwitches,
    discussion: """
      Writes the records that claude-hook-log would have written, so that reports
      include what you did before you installed it. Skips calls that are in the log,
      so you can run it as often as you like.
      """,
    exitStatuses: StatsOptions.exitStatuses)

  /// Imports calls into the directory of day files, and reports the result.
  static func run(
    _ arguments: ParsedArguments, in context: StatsContext
  ) throws(UsageError) -> Outcome {
    let days = try DayRange(
      since: arguments.value(of: since.name), until: nil, today: context.now.localDate)
    let isDryRun = arguments.has(StatsOptions.dryRun.name)
    let (directories, _) = try LogSearch.directories(
      at: arguments.directories(of: directory), environment: context.environment)
    let search = TranscriptSearch(
      in: try arguments.directories(of: StatsOptions.transcriptDirectory),
      environment: context.environment)
    let failures = search.unreadable.map { "\($0.path): \($0.error)" }
    var messages = search.notes + failures
    var lines: [String] = []
    let files = search.files.filter(days.mayHaveRows(in:))
    if files.isEmpty {
      if failures.isEmpty { lines.append(emptyText(for: search, days: days)) }
    } else {
      for directory in directories {
        var work = Import(into: directory, days: days, isDryRun: isDryRun)
        work.run(
          on: files, of: search.files, environment: context.environment, now: context.now)
        lines += text(
          of: work.result, into: directory.directory.path, fileCount: files.count,
          isDryRun: isDryRun)
        messages += work.result.messages
        if work.result.hasFailed { return Outcome(lines: lines, messages: messages, isGood: false) }
      }
    }
    return Outcome(lines: lines, messages: messages, isGood: search.unreadable.isEmpty)
  }

  /// Returns the message if there is nothing to read.
  private static func emptyText(for search: TranscriptSearch, days: DayRange) -> String {
    let directories = search.directories.map { $0.path }.joined(separator: ", ")
    if !search.files.isEmpty, let first = days.first {
      return "Nothing to import: no transcript in \(directories) is of \(first) or later."
    }
    return directories.isEmpty
      ? "Nothing to import: set HOME or CLAUDE_CONFIG_DIR to say where transcripts are."
      : "Nothing to import: no transcripts in \(directories)."
  }

  /// Returns the summary of an import; empty if messages say everything.
  private static func text(
    of result: ImportResult, into directory: String, fileCount: Int, isDryRun: Bool
  ) -> [String] {
    let leftOut = leftOut(of: result)
    let logged = result.logged.count
    if result.imported.count > 0 {
      let others =
        logged == 0
        ? "" : "; \(NumberText.grouped(logged)) \(logged == 1 ? "was" : "were") already there"
      return [
        "\(isDryRun ? "Would import" : "Imported") "
          + "\(NumberText.counted(result.imported.count, "call")) of \(result.imported.days) into "
          + "\(directory)\(others).\(leftOut)"
      ]
    }
    if result.hasFailed { return [] }
    if logged > 0 {
      return [
        "Nothing to import: \(NumberText.counted(logged, "call")) of \(result.logged.days) "
          + "\(logged == 1 ? "is" : "are") already in \(directory).\(leftOut)"
      ]
    }
    let files = NumberText.counted(fileCount, "transcript")
    return ["Nothing to import: \(files) with no other finished call.\(leftOut)"]
  }

  /// Returns the sentence about skipped calls.
  private static func leftOut(of result: ImportResult) -> String {
    let calls = result.unnamed
    guard calls.count > 0 else { return "" }
    let count = NumberText.counted(calls.count, "call")
    return " Skipped \(count) (\(calls.days)), which may be among "
      + "records without IDs, as session-logger.sh writes them: move those day files away to import "
      + "the calls."
  }
}
