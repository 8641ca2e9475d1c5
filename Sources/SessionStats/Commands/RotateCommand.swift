import ActivityLog
import Analysis
import Bytes
import CommandLineTool
import LogMaintenance
import OperatingSystem

/// `session-stats rotate`: replaces old day files by totals.
enum RotateCommand {
  static let keep = Option(
    "keep", value: "days", help: "Days for which day files are kept (default: 30; at least 2).")
  private static let directory = StatsOptions.directory()

  static let command = Command(
    "session-stats rotate", overview: "Fold old day files into monthly totals; for cron.",
    usage: ["[--keep <days>] [--dry-run] [--log-dir <dir>]"],
    options: [keep, StatsOptions.dryRun, directory],
    discussion: """
      Removes older day files after adding them to totals such as
      totals-2026-01.ndjson, which keep operations, failures, sessions, tokens,
      costs, lines and total durations by day, session, project, branch, agent,
      model and tool. Reports read both. You can interrupt it at any moment and run
      it again.
      """,
    exitStatuses: StatsOptions.exitStatuses)

  /// Rotates each directory, and reports the results.
  static func run(
    _ arguments: ParsedArguments, in context: StatsContext
  ) throws(UsageError) -> Outcome {
    let days = try daysToKeep(from: arguments)
    let isDryRun = arguments.has(StatsOptions.dryRun.name)
    let (directories, areNamed) = try LogSearch.directories(
      at: arguments.directories(of: directory), environment: context.environment)
    var lines: [String] = []
    var messages: [String] = []
    for directory in directories {
      var rotation = Rotation(of: directory, isDryRun: isDryRun)
      let path = directory.directory.path
      do throws(Errno) {
        try rotation.run(before: context.now.localDate.adding(days: -days))
        lines.append(text(of: rotation.result, in: path, keeping: days, isDryRun: isDryRun))
        messages += rotation.result.messages
      } catch {
        if error == .notFound, !areNamed {
          lines.append("Nothing to rotate: there is no \(path) yet.")
        } else {
          messages.append("\(path): \(error)")
        }
      }
    }
    return Outcome(lines: lines, messages: messages, isGood: messages.isEmpty)
  }

  /// Returns the summary of a directory's rotation.
  private static func text(
    of result: RotationResult, in directory: String, keeping days: Int, isDryRun: Bool
  ) -> String {
    if let other = result.otherDirectory {
      return
        "Nothing to rotate: \(directory) is a team's; rotate each user's directory on the machine where the hook "
        + "writes, such as \(other)."
    }
    guard let first = result.dates.first, let last = result.dates.last else {
      return result.messages.isEmpty
        ? "Nothing to rotate: no day file in \(directory) is older than \(days) days."
        : "Nothing was rotated in \(directory)."
    }
    let range = first == last ? "\(first)" : "\(first) to \(last)"
    let files = NumberText.counted(result.dates.count, "day file")
    let lost =
      result.malformedCount == 0
      ? "" : " Unreadable: \(NumberText.counted(result.malformedCount, "record"))."
    return "\(isDryRun ? "Would rotate" : "Rotated") \(files) "
      + "in \(directory), \(range): \(NumberText.counted(result.recordCount, "record")), "
      + "\(NumberText.counted(result.byteCount, "byte")), into "
      + "\(result.totalsNames).\(lost)"
  }

  /// Returns the age in days of the oldest day file to keep; at least 2, because a session may continue past
  /// midnight.
  private static func daysToKeep(from arguments: ParsedArguments) throws(UsageError) -> Int {
    guard let text = arguments.value(of: keep.name) else { return 30 }
    guard text.first != "+", let days = UInt16(text.hasSuffix("d") ? text.dropLast() : text[...]),
      days >= 2
    else {
      throw UsageError(
        "--\(keep.name) is '\(text)'; expected a number of days from 2 on, such as 30")
    }
    return Int(days)
  }
}
