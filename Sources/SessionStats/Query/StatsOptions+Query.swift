import Analysis
import Bytes
import CommandLineTool
import OperatingSystem
import Rendering

extension StatsOptions {
  /// Converts arguments to a query.
  static func query(
    _ arguments: ParsedArguments, _ context: StatsContext
  ) throws(UsageError) -> Query {
    let dimensions = try dimensions(arguments.value(groups.name))
    for option in [sort, reverse, top] where dimensions.isEmpty && arguments.has(option.name) {
      throw UsageError("--\(option.name) is for tables: give --\(groups.name), too")
    }
    var query = Query(days: try days(arguments, today: context.now.localDate))
    query.filters = filters(arguments, of: Dimension.filters.map { $0.dimension })
    query.onlyFailed = arguments.has(failed.name)
    query.dimensions = dimensions
    query.source = try source(arguments)
    query.directories = try directories(logDirectory, arguments)
    query.transcriptDirectories = try directories(transcriptDirectory, arguments)
    return query
  }

  /// Returns the order of a table's rows.
  static func order(_ arguments: ParsedArguments) throws(UsageError) -> RowOrder {
    RowOrder(
      key: try arguments.word(of: sort, as: RowOrder.Key.self),
      isReversed: arguments.has(reverse.name))
  }

  /// Returns the source of the report; a directory of transcripts implies transcripts.
  private static func source(_ arguments: ParsedArguments) throws(UsageError) -> Source {
    let hasDirectory = arguments.has(transcriptDirectory.name)
    let named = try arguments.word(of: source, as: Source.self)
    guard !hasDirectory || named != .log else {
      throw UsageError(
        "--\(transcriptDirectory.name) and --\(source.name) \(Source.log.rawValue) don't fit")
    }
    return named ?? (hasDirectory ? .transcripts : .log)
  }

  /// Returns the patterns of the filters, by dimension.
  static func filters(
    _ arguments: ParsedArguments, of dimensions: [Dimension]
  ) -> [(dimension: Dimension, patterns: [String])] {
    dimensions.compactMap { dimension in
      let patterns = arguments.values(dimension.rawValue)
      return patterns.isEmpty ? nil : (dimension, patterns)
    }
  }

  /// Returns the directories given for an option; throws if one is empty.
  static func directories(
    _ option: Option, _ arguments: ParsedArguments
  ) throws(UsageError) -> [String] {
    let paths = arguments.values(option.name)
    guard !paths.contains("") else {
      throw UsageError("--\(option.name) is empty; expected a directory")
    }
    return paths
  }

  /// Parses `project` or `project,model`.
  private static func dimensions(_ text: String?) throws(UsageError) -> [Dimension] {
    var dimensions: [Dimension] = []
    for word in (text ?? "").split(separator: ",", omittingEmptySubsequences: text == nil) {
      guard let dimension = Dimension.groups.first(where: { $0.rawValue == word }) else {
        throw UsageError(
          "unknown dimension '\(word)'", near: String(word),
          among: Dimension.groups.map { $0.rawValue }
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

  /// Returns the number of rows to show; nil for all.
  static func top(_ arguments: ParsedArguments) throws(UsageError) -> Int? {
    guard let text = arguments.value(top.name) else { return nil }
    guard let count = Int(text), count > 0 else {
      throw UsageError("--\(top.name) is '\(text)'; expected a number from 1 on")
    }
    return count
  }

  /// Returns the output format.
  static func format(_ arguments: ParsedArguments) throws(UsageError) -> Format {
    let named = try arguments.word(of: format, as: Format.self)
    guard arguments.has(json.name) else { return named ?? .text }
    guard named == nil || named == .json else {
      throw UsageError("--\(json.name) and --\(format.name) name two formats; give one of them")
    }
    return .json
  }

  /// Returns the range of days, which may be given by only one kind of option.
  static func days(
    _ arguments: ParsedArguments, today: CalendarDate, byDefault word: String = "today"
  ) throws(UsageError) -> DayRange {
    let since = arguments.value(since.name)
    let until = arguments.value(until.name)
    let ways = [range, date, Self.since, Self.until].map { $0.name }.filter(arguments.has)
    guard ways.count < 2 || ways == [Self.since.name, Self.until.name] else {
      throw UsageError("--\(ways[0]) and --\(ways[1]) both name the days; give one of them")
    }
    if let day = arguments.value(date.name) { return try DayRange(day: day, today: today) }
    if since != nil || until != nil {
      return try DayRange(since: since, until: until, today: today)
    }
    return try DayRange(word: arguments.value(range.name) ?? word, today: today)
  }
}
