import Analysis
import Bytes
package import CommandLineTool
import Pricing
import Rendering
import Reports

/// What `session-stats` can be told: the one table of its options and subcommands.
package enum StatsOptions {
  static let range = range(byDefault: "today")
  static let date = Option(
    "date", value: "day", values: .words(DayRange.dayWords),
    help: "A single day: 2026-01-14, today, yesterday, or 3d for three days ago.")
  static let since = Option(
    "since", value: "day", values: .words(DayRange.dayWords),
    help: "All days from this one on; a day as for --date.")
  static let until = Option(
    "until", value: "day", values: .words(DayRange.dayWords),
    help: "All days up to this one; a day as for --date.")
  static let filters = Dimension.filters.map { dimension, help in
    Option(dimension.rawValue, value: "pattern", isRepeatable: true, help: help + ".")
  }
  static let failed = Option("failed", help: "Only calls that failed.")
  static let logDirectory = directory(", or a team's with a directory for each user")
  static let source = Option(
    "source", value: "source", values: .words(Source.self),
    help: "What to report: the hook's log (default), Claude Code's transcripts with what the API "
      + "billed, or both beside each other.")
  static let transcriptDirectory = Option(
    "transcripts", value: "dir", values: .directory, isRepeatable: true,
    help: "The directory with the transcripts (default: projects in $CLAUDE_CONFIG_DIR, else in "
      + "~/.config/claude and ~/.claude). Can be repeated.")
  static let groups = Option(
    "by", value: "dimension", values: .wordOrPair(Dimension.groups.map { $0.rawValue }),
    help: "A table with a row for each "
      + Dimension.groups.map { $0.rawValue }.joined(separator: ", ") + ", or for a pair of them "
      + "(--by project,model).")
  static let sort = Option(
    "sort", value: "key", values: .words(RowOrder.Key.self),
    help: "Sort the table by \(RowOrder.Key.allCases.map { $0.rawValue }.joined(separator: ", ")).")
  static let reverse = Option("reverse", help: "Turn the table's order around.")
  static let top = Option("top", value: "count", help: "Show only so many rows of the table.")
  static let format = Option(
    "format", value: "format", values: .words(Format.self),
    help: "How to print: \(Format.allCases.map { $0.rawValue }.joined(separator: ", ")) "
      + "(default: text).")
  static let json = Option("json", help: "The same as --format json.")

  static let limit = Option(
    "limit", value: "usd",
    help: "The limit in US dollars (default: $CLAUDE_DAILY_BUDGET, for one day).")
  static let warn = Option(
    "warn", value: "percent",
    help: "From how much of the limit on something is printed (default: 80).")

  static let keep = Option(
    "keep", value: "days", help: "How many days back day files stay (default: 30, at least 2).")
  static let dryRun = Option("dry-run", help: "Only say what would be done.")

  static let rotatedDirectory = directory("")

  static let importDirectory = directory("", isRepeatable: false)

  /// The option that names the days by a word.
  private static func range(byDefault word: String) -> Option {
    Option(
      "range", value: "range", values: .words(DayRange.words),
      help: "The days: \(DayRange.words.joined(separator: ", ")), 14d, 2w or 2026-01 "
        + "(default: \(word)). Week and month are the last 7 and 30 days with today; "
        + "calendar weeks begin on Monday.")
  }

  /// The option that names the directory with the logs, which can be something else, too.
  private static func directory(_ other: String, isRepeatable: Bool = true) -> Option {
    Option(
      "log-dir", value: "dir", values: .directory, isRepeatable: isRepeatable,
      help: "The directory with the daily files (default: $CLAUDE_LOG_DIR, else "
        + "$CLAUDE_CONFIG_DIR/logs, else ~/.claude/logs)\(other)."
        + (isRepeatable ? " Can be repeated." : ""))
  }

  static let importSince = Option(
    "since", value: "day", values: .words(DayRange.dayWords),
    help: "Only calls from this day on: 2026-01-14, today, yesterday, or 3d for three days ago.")
  private static let days = [range, date, since, until]

  static let budget = Command(
    "session-stats budget", overview: "Say when a limit is near, for a shell's start.",
    usage: ["[--limit <usd>] [options]"],
    options: [limit, warn] + days + filters + [failed, source, logDirectory, transcriptDirectory],
    environment: [dailyBudget],
    discussion: """
      Prints nothing below the warning mark, one line from there on. Counts the tool
      traffic, estimated at four characters a token, not the whole bill; with
      --source transcripts what the API billed.
      """,
    exitStatuses: [
      (.success, "below the limit"), (.limitReached, "limit reached"),
      (.failure, "something failed"), (.usage, "wrong usage"),
    ])

  static let rotate = Command(
    "session-stats rotate", overview: "Fold old day files into monthly totals, for cron.",
    usage: ["[--keep <days>] [--dry-run] [--log-dir <dir>]"],
    options: [keep, dryRun, rotatedDirectory],
    discussion: """
      Day files that are older leave the directory; totals-2026-01.ndjson and the like keep
      operations, failures, sessions, tokens, costs, lines and total durations by day,
      session, project, branch, agent, model and tool. Reports read both. It can be
      killed at any moment and run again.
      """,
    exitStatuses: [
      (.success, "done"), (.failure, "something failed"), (.usage, "wrong usage"),
    ])

  static let `import` = Command(
    "session-stats import", overview: "Log the calls of Claude Code's transcripts.",
    usage: ["[--since <day>] [--dry-run] [--transcripts <dir>] [--log-dir <dir>]"],
    options: [importSince, dryRun, transcriptDirectory, importDirectory], environment: hookSwitches,
    discussion: """
      Writes the records that claude-hook-log would have written into the files of their
      days: what was done before the hook was installed shows in reports. Calls that are
      in the log are left out, so it can be run as often as one likes. Days that were
      rotated stay as they are.
      """,
    exitStatuses: [
      (.success, "done"), (.failure, "something failed"), (.usage, "wrong usage"),
    ])

  static let rates = Command(
    "session-stats rates", overview: "Print what each model's tokens cost, and who says so.",
    usage: ["[--format <format>]"], options: [format, json])

  static let accuracy = Command(
    "session-stats accuracy",
    overview: "Measure how many characters a token has in your own responses.",
    usage: ["[options]"],
    options: [range(byDefault: "all"), date, since, until]
      + filters.filter { option in
        AccuracyCommand.filters.contains { $0.rawValue == option.name }
      } + [transcriptDirectory, format, json],
    discussion: """
      Reads Claude Code's transcripts and takes the responses of which all output can
      be seen: finished ones with text and calls of tools alone, without thinking. Says
      by model and kind of output how many characters a token has, and how far the
      estimate of \(Accuracy.charactersPerToken) characters a token is off.
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
      In patterns * stands for any characters and ? for one; of several for one option
      any may match, and a call must match all options.

      Costs are those of the tool traffic, estimated at four characters a token, not
      of the whole bill; at the rates of the environment, else the built-in prices as
      of \(BuiltInPrices.date). With --source transcripts they are those of the whole bill,
      by the API's own counts.
      """,
    exitStatuses: [(.success, "done"), (.failure, "something failed"), (.usage, "wrong usage")])
}
