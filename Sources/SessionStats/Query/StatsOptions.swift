import CommandLineTool
import POSIX

/// What `session-stats` can be told, and the reading of what was typed.
enum StatsOptions {
  static let range = Option(
    "range", value: "range",
    help: "The days: \(DayRange.words.joined(separator: ", ")) (default: today). "
      + "Week and month are the last 7 and 30 days with today.")
  static let date = Option(
    "date", value: "day",
    help: "A single day: 2026-01-14, today, yesterday, or 3d for three days ago.")
  static let project = Option(
    "project", value: "pattern", isRepeatable: true,
    help: "Only projects with this name or folder; * and ? are wildcards. Can be repeated.")
  static let json = Option("json", help: "Print JSON instead of text.")
  static let logFolder = Option(
    "log-dir", value: "dir",
    help: "The folder with the daily files (default: $CLAUDE_LOG_DIR, else ~/.claude/logs).")

  static let command = Command(
    "session-stats", overview: "Report what Claude Code's tool calls did and cost.",
    usage: ["[options]"], options: [range, date, project, json, logFolder],
    discussion: """
      Rates are US dollars for 1,000 tokens: CLAUDE_RATE_INPUT and CLAUDE_RATE_OUTPUT,
      or for one model CLAUDE_RATE_INPUT_OPUS_5 and the like; else the built-in prices
      as of \(BuiltInPrices.date). Costs are those of the tool traffic, estimated at four
      characters a token, not of the whole bill.

      Exit status: 0 done, 1 something failed, 64 wrong usage.
      """)

  /// Makes a query of what was typed.
  static func query(
    _ arguments: ParsedArguments, _ context: StatsContext
  ) throws(UsageError) -> Query {
    let today = context.now.localDate
    if arguments.has(range.name), arguments.has(date.name) {
      throw UsageError("--\(range.name) and --\(date.name) both name the days; give one of them")
    }
    let days =
      if let day = arguments.value(date.name) {
        try DayRange(day: day, today: today)
      } else {
        try DayRange(word: arguments.value(range.name) ?? "today", today: today)
      }
    return Query(
      days: days, projects: arguments.values(project.name),
      format: arguments.has(json.name) ? .json : .text,
      folder: arguments.value(logFolder.name))
  }
}
