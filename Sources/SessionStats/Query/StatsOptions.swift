import Analysis
import Bytes
package import CommandLineTool
import Pricing
import Rendering
import Reports

/// The table of all options and subcommands of `session-stats`.
package enum StatsOptions {
  static let range = range(byDefault: "today")
  static let date = Option(
    "date", value: "day", values: .words(DayRange.dayWords),
    help: "A single day: 2026-01-14, today, yesterday, or 3d for three days ago.")
  static let since = Option(
    "since", value: "day", values: .words(DayRange.dayWords),
    help: "The first day, in a form that --date takes.")
  static let until = Option(
    "until", value: "day", values: .words(DayRange.dayWords),
    help: "The last day, in a form that --date takes (default: today).")
  static let filters = Dimension.filters.map { dimension, help in
    Option(dimension.rawValue, value: "pattern", isRepeatable: true, help: help + ".")
  }
  static let failed = Option("failed", help: "Only failed calls.")
  static let logDirectory = directory("; or a team's, with one directory per user")
  static let source = Option(
    "source", value: "source", values: .words(Source.self),
    help: "What to report: the hook's log (default), Claude Code's transcripts with what the API "
      + "billed, or both side by side.")
  static let transcriptDirectory = Option(
    "transcripts", value: "dir", values: .directory, isRepeatable: true,
    help: "The directory of the transcripts (default: projects in $CLAUDE_CONFIG_DIR, else in "
      + "~/.config/claude and ~/.claude). Repeatable.")
  static let groups = Option(
    "by", value: "dimension", values: .wordOrPair(Dimension.groups.map { $0.rawValue }),
    help: "Print a table with a row for each "
      + Dimension.groups.map { $0.rawValue }.joined(separator: ", ") + ", or for a pair of them "
      + "(--by project,model).")
  static let sort = Option(
    "sort", value: "key", values: .words(RowOrder.Key.self),
    help: "Sort the table by \(RowOrder.Key.allCases.map { $0.rawValue }.joined(separator: ", ")).")
  static let reverse = Option("reverse", help: "Reverse the sort order.")
  static let top = Option("top", value: "count", help: "Show only the first rows of the table.")
  static let format = Option(
    "format", value: "format", values: .words(Format.self),
    help: "Output format: \(Format.allCases.map { $0.rawValue }.joined(separator: ", ")) "
      + "(default: text).")
  static let json = Option("json", help: "Same as --format json.")

  static let limit = Option(
    "limit", value: "usd",
    help: "The limit in US dollars (default for one day: $CLAUDE_DAILY_BUDGET).")
  static let warn = Option(
    "warn", value: "percent",
    help: "Percentage of the limit at which to warn (default: 80).")

  static let keep = Option(
    "keep", value: "days", help: "Days for which day files are kept (default: 30; at least 2).")
  static let dryRun = Option("dry-run", help: "Show what would happen; change nothing.")

  static let rotatedDirectory = directory("")

  static let importDirectory = directory("", isRepeatable: false)

  /// Returns the option that names the days by a word.
  private static func range(byDefault word: String) -> Option {
    Option(
      "range", value: "range", values: .words(DayRange.words),
      help: "The days: \(DayRange.words.joined(separator: ", ")), 14d, 2w or 2026-01 "
        + "(default: \(word)). week and month are the last 7 and 30 days, including today; "
        + "calendar weeks begin on Monday.")
  }

  /// Returns the option for the directory of the logs; `other` describes further uses.
  private static func directory(_ other: String, isRepeatable: Bool = true) -> Option {
    Option(
      "log-dir", value: "dir", values: .directory, isRepeatable: isRepeatable,
      help: "The directory of the day files (default: $CLAUDE_LOG_DIR, else "
        + "$CLAUDE_CONFIG_DIR/logs, else ~/.claude/logs)\(other)."
        + (isRepeatable ? " Repeatable." : ""))
  }

  static let importSince = Option(
    "since", value: "day", values: .words(DayRange.dayWords),
    help: "The first day to import: 2026-01-14, today, yesterday, or 3d for three days ago.")
  private static let days = [range, date, since, until]

  static let budget = Command(
    "session-stats budget", overview: "Warn when spending nears a limit; for shell startup files.",
    usage: ["[--limit <usd>] [options]"],
    options: [limit, warn] + days + filters + [failed, source, logDirectory, transcriptDirectory],
    environment: [dailyBudget],
    discussion: """
      Prints nothing below the warning mark, and one line from there on. Counts the
      tool traffic, estimated at four characters per token, which is only a part of
      the bill; with --source transcripts, it counts what the API billed.
      """,
    exitStatuses: [
      (.success, "below the limit"), (.limitReached, "limit reached"),
      (.failure, "something failed"), (.usage, "wrong usage"),
    ])

  static let rotate = Command(
    "session-stats rotate", overview: "Fold old day files into monthly totals; for cron.",
    usage: ["[--keep <days>] [--dry-run] [--log-dir <dir>]"],
    options: [keep, dryRun, rotatedDirectory],
    discussion: """
      Removes older day files after adding them to totals such as
      totals-2026-01.ndjson, which keep operations, failures, sessions, tokens,
      costs, lines and total durations by day, session, project, branch, agent,
      model and tool. Reports read both. You can interrupt it at any moment and run
      it again.
      """,
    exitStatuses: [
      (.success, "done"), (.failure, "something failed"), (.usage, "wrong usage"),
    ])

  static let `import` = Command(
    "session-stats import", overview: "Log the calls in Claude Code's transcripts.",
    usage: ["[--since <day>] [--dry-run] [--transcripts <dir>] [--log-dir <dir>]"],
    options: [importSince, dryRun, transcriptDirectory, importDirectory], environment: hookSwitches,
    discussion: """
      Writes the records that claude-hook-log would have written, so that reports
      include what you did before you installed it. Skips calls that are in the log,
      so you can run it as often as you like. Leaves rotated days as they are.
      """,
    exitStatuses: [
      (.success, "done"), (.failure, "something failed"), (.usage, "wrong usage"),
    ])

  static let rates = Command(
    "session-stats rates", overview: "Print the rates for each model's tokens, and their sources.",
    usage: ["[--format <format>]"], options: [format, json])

  static let accuracy = Command(
    "session-stats accuracy",
    overview: "Measure the characters per token in your own responses.",
    usage: ["[options]"],
    options: [range(byDefault: "all"), date, since, until]
      + filters.filter { option in
        AccuracyCommand.filters.contains { $0.rawValue == option.name }
      } + [transcriptDirectory, format, json],
    discussion: """
      Reads the responses in Claude Code's transcripts whose whole output is
      visible: finished ones with only text and tool calls, without thinking. Shows
      the characters per token by model and kind of output, and how far off the
      estimate of \(Accuracy.charactersPerToken) characters per token is.
      """,
    exitStatuses: [
      (.success, "done"), (.failure, "something failed"), (.usage, "wrong usage"),
    ])

  package static let command = Command(
    "session-stats", overview: "Report what Claude Code's tool calls did and cost.",
    usage: ["[options]", "<subcommand> [options]"],
    options: days + filters + [failed, groups, sort, reverse, top, format, json, source]
      + [logDirectory, transcriptDirectory, .completionScript],
    subcommands: [budget, rotate, `import`, rates, accuracy, .help(of: "session-stats")],
    environment: environment,
    discussion: """
      In a pattern, * matches any characters and ? matches one. A repeated option
      accepts any of its patterns; a call has to match all options.

      Costs are estimates of the tool traffic at four characters per token, which is
      only a part of the bill. With --source transcripts, they are the whole bill by
      the API's own counts. Rates come from the environment, or else from the built-
      in prices as of \(BuiltInPrices.date).
      """,
    exitStatuses: [(.success, "done"), (.failure, "something failed"), (.usage, "wrong usage")])
}
