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
  static let filters = Dimension.filters.map { dimension, help in
    Option(dimension.rawValue, value: "pattern", isRepeatable: true, help: help + ".")
  }
  static let failed = Option("failed", help: "Only calls that failed.")
  static let logFolder = Option(
    "log-dir", value: "dir", isRepeatable: true,
    help: "The folder with the daily files (default: $CLAUDE_LOG_DIR, else "
      + "$CLAUDE_CONFIG_DIR/logs, else ~/.claude/logs), or a team's with a folder for each user. "
      + "Can be repeated.")
  static let groups = Option(
    "by", value: "dimension",
    help: "A table with a row for each "
      + Dimension.groups.map(\.rawValue).joined(separator: ", ") + ", or for a pair of them "
      + "(--by project,model).")
  static let sort = Option(
    "sort", value: "key",
    help: "Sort the table by \(RowOrder.Key.allCases.map(\.rawValue).joined(separator: ", ")).")
  static let reverse = Option("reverse", help: "Turn the table's order around.")
  static let top = Option("top", value: "count", help: "Show only so many rows of the table.")
  static let format = Option(
    "format", value: "format",
    help: "How to print: \(Query.Format.allCases.map(\.rawValue).joined(separator: ", ")) "
      + "(default: text).")
  static let json = Option("json", help: "The same as --format json.")

  static let command = Command(
    "session-stats", overview: "Report what Claude Code's tool calls did and cost.",
    usage: ["[options]"],
    options: [range, date, since, until] + filters + [
      failed, groups, sort, reverse, top, format, json, logFolder,
    ],
    discussion: """
      In patterns * stands for any characters and ? for one; of several for one option
      any may match, and a call must match all options.

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
    let dimensions = try dimensions(arguments.value(groups.name))
    for option in [sort, reverse, top] where dimensions.isEmpty && arguments.has(option.name) {
      throw UsageError("--\(option.name) is for tables: give --\(groups.name), too")
    }
    let key = try arguments.value(sort.name).map { (word) throws(UsageError) in
      try Self.word(word, for: sort, as: RowOrder.Key.self)
    }
    return Query(
      days: try days(arguments, today: context.now.localDate),
      filters: Dimension.filters.compactMap { dimension, _ in
        let patterns = arguments.values(dimension.rawValue)
        return patterns.isEmpty ? nil : (dimension, patterns)
      },
      onlyFailed: arguments.has(failed.name), dimensions: dimensions,
      order: RowOrder(key: key, isReversed: arguments.has(reverse.name)),
      top: try top(arguments), format: try format(arguments),
      folders: arguments.values(logFolder.name))
  }

  /// Reads `project` or `project,model`.
  private static func dimensions(_ text: String?) throws(UsageError) -> [Dimension] {
    var dimensions: [Dimension] = []
    for word in (text ?? "").split(separator: ",", omittingEmptySubsequences: text == nil) {
      guard let dimension = Dimension.groups.first(where: { $0.rawValue == word }) else {
        throw UsageError(
          "unknown dimension '\(word)'", near: String(word), among: Dimension.groups.map(\.rawValue)
        )
      }
      guard !dimensions.contains(dimension) else {
        throw UsageError("--\(groups.name) names \(word) twice")
      }
      dimensions.append(dimension)
    }
    guard dimensions.count < 3 else {
      throw UsageError("--\(groups.name) takes one or two dimensions, not \(dimensions.count)")
    }
    return dimensions
  }

  private static func top(_ arguments: ParsedArguments) throws(UsageError) -> Int? {
    guard let text = arguments.value(top.name) else { return nil }
    guard let count = Int(text), count > 0 else {
      throw UsageError("--\(top.name) is '\(text)'; expected a number from 1 on")
    }
    return count
  }

  private static func format(_ arguments: ParsedArguments) throws(UsageError) -> Query.Format {
    let named = try arguments.value(format.name).map { (word) throws(UsageError) in
      try Self.word(word, for: format, as: Query.Format.self)
    }
    guard arguments.has(json.name) else { return named ?? .text }
    guard named == nil || named == .json else {
      throw UsageError("--\(json.name) and --\(format.name) name two formats; give one of them")
    }
    return .json
  }

  /// One of the words that an option takes.
  private static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, for option: Option, as: Word.Type
  ) throws(UsageError) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: text) else {
      throw UsageError(
        "unknown \(option.valueName ?? "value") '\(text)'", near: text,
        among: Word.allCases.map(\.rawValue))
    }
    return word
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
