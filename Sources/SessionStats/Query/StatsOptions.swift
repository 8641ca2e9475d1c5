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
    help: "A single day: 2026-01-14 or 20260114, today, yesterday, or 3d for three days ago.")
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
  static let logDirectory = directory(furtherUse: "; or a team's, with one directory per user")
  static let source = Option(
    "source", value: "source", values: .words(Source.self),
    help: "What to report: the hook's log, Claude Code's transcripts (what the API billed), or "
      + "both, counting each call once (default: auto, which means both if transcripts have calls "
      + "or responses for these days, or else log; --log-dir alone means log).")
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

  static let dryRun = Option("dry-run", help: "Show what would happen; change nothing.")

  /// Returns the option that names the days by a word.
  static func range(byDefault word: String) -> Option {
    Option(
      "range", value: "range", values: .words(DayRange.words),
      help: "The days: \(DayRange.words.joined(separator: ", ")), 14d, 2w or 2026-01 "
        + "(default: \(word)). week and month are the last 7 and 30 days, including today; "
        + "calendar weeks begin on Monday.")
  }

  /// Returns the option for the directory of the logs; `other` describes further uses.
  static func directory(furtherUse other: String = "", isRepeatable: Bool = true) -> Option {
    Option(
      "log-dir", value: "dir", values: .directory, isRepeatable: isRepeatable,
      help: "The directory of the day files (default: $CLAUDE_LOG_DIR, else "
        + "$CLAUDE_CONFIG_DIR/logs, else ~/.claude/logs)\(other)."
        + (isRepeatable ? " Repeatable." : ""))
  }

  /// The options that choose the days.
  static let days = [range, date, since, until]

  /// The exit statuses of most commands.
  static let exitStatuses: [(status: ExitStatus, meaning: String)] = [
    (.success, "done"), (.failure, "something failed"), (.usage, "wrong usage"),
  ]

  package static let command = Command(
    "session-stats", overview: "Report what Claude Code's tool calls did and cost.",
    usage: ["[options]", "<subcommand> [options]"],
    options: days + filters + [failed, groups, sort, reverse, top, format, json, source]
      + [logDirectory, transcriptDirectory, .completionScript],
    subcommands: Subcommand.all.map { $0.command } + [.help(of: "session-stats")],
    environment: environment,
    discussion: """
      In a pattern, * matches any characters and ? matches one. Case matters only if
      a name matches exactly. A repeated option accepts any of its patterns; a call
      has to match all options.

      Costs are what the API billed, based on its own counts in Claude Code's
      transcripts. By tool, file, command or URL, and for days that have only a log,
      costs are estimates of the tool traffic at four characters per token, which is
      only part of the bill. Rates come from the environment, or else from the
      built-in prices as of \(BuiltInPrices.date).
      """,
    exitStatuses: exitStatuses)
}
