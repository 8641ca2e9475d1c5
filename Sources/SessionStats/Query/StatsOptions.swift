import CommandLineTool
import POSIX

/// What `session-stats` can be told, and the reading of what was typed.
enum StatsOptions {
  static let range = Option(
    "range", value: "range",
    help: "The days: \(DayRange.words.joined(separator: ", ")), 14d, 2w or 2026-01 "
      + "(default: today). Week and month are the last 7 and 30 days with today; "
      + "calendar weeks begin on Monday.")
  static let date = Option(
    "date", value: "day",
    help: "A single day: 2026-01-14, today, yesterday, or 3d for three days ago.")
  static let since = Option(
    "since", value: "day", help: "All days from this one on; a day as for --date.")
  static let until = Option(
    "until", value: "day", help: "All days up to this one; a day as for --date.")
  static let project = Option(
    "project", value: "pattern", isRepeatable: true,
    help: "Only projects with this name or folder; * and ? are wildcards. Can be repeated.")
  static let json = Option("json", help: "Print JSON instead of text.")
  static let logFolder = Option(
    "log-dir", value: "dir",
    help: "The folder with the daily files (default: $CLAUDE_LOG_DIR, else ~/.claude/logs).")

  static let command = Command(
    "session-stats", overview: "Report what Claude Code's tool calls did and cost.",
    usage: ["[options]"], options: [range, date, since, until, project, json, logFolder],
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
    return Query(
      days: try days(arguments, today: context.now.localDate),
      projects: arguments.values(project.name),
      format: arguments.has(json.name) ? .json : .text,
      folder: arguments.value(logFolder.name))
  }

  /// The days, which can be named in one way at a time.
  private static func days(
    _ arguments: ParsedArguments, today: CalendarDate
  ) throws(UsageError) -> DayRange {
    let since = arguments.value(since.name)
    let until = arguments.value(until.name)
    let ways = [
      arguments.has(range.name) ? range.name : nil, arguments.has(date.name) ? date.name : nil,
      since.map { _ in Self.since.name } ?? until.map { _ in Self.until.name },
    ].compactMap { $0 }
    guard ways.count < 2 else {
      throw UsageError("--\(ways[0]) and --\(ways[1]) both name the days; give one of them")
    }
    if let day = arguments.value(date.name) { return try DayRange(day: day, today: today) }
    if since != nil || until != nil {
      return try DayRange(since: since, until: until, today: today)
    }
    return try DayRange(word: arguments.value(range.name) ?? "today", today: today)
  }
}
