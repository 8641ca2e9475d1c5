import Analysis
import Bytes
import CommandLineTool
import OperatingSystem
import Rendering

/// The meaning of the options in `StatsOptions`.
extension ParsedArguments {
  /// Converts the arguments to a query.
  func query(in context: StatsContext) throws(UsageError) -> Query {
    let dimensions = try dimensions()
    for option in [StatsOptions.sort, StatsOptions.reverse, StatsOptions.top]
    where dimensions.isEmpty && has(option.name) {
      throw UsageError("--\(option.name) is for tables: give --\(StatsOptions.groups.name), too")
    }
    var query = Query(days: try days(today: context.now.localDate))
    query.filters = filters(by: Dimension.filters.map { $0.dimension })
    query.onlyFailed = has(StatsOptions.failed.name)
    query.dimensions = dimensions
    query.source = try source()
    query.directories = try directories(of: StatsOptions.logDirectory)
    query.transcriptDirectories = try directories(of: StatsOptions.transcriptDirectory)
    return query
  }

  /// Returns the order of a table's rows.
  func order() throws(UsageError) -> RowOrder {
    RowOrder(
      key: try word(of: StatsOptions.sort, as: RowOrder.Key.self),
      isReversed: has(StatsOptions.reverse.name))
  }

  /// Returns the source of the report; a directory of transcripts alone implies transcripts.
  private func source() throws(UsageError) -> Source {
    let (option, directory) = (StatsOptions.source, StatsOptions.transcriptDirectory)
    let named = try word(of: option, as: Source.self)
    guard has(directory.name) else { return named ?? .auto }
    guard named != .log else {
      throw UsageError(
        "--\(directory.name) and --\(option.name) \(Source.log.rawValue) don't fit")
    }
    return named ?? (has(StatsOptions.logDirectory.name) ? .auto : .transcripts)
  }

  /// Returns the patterns of the filters, by dimension.
  func filters(by dimensions: [Dimension]) -> [DimensionPatterns] {
    dimensions.compactMap { dimension in
      let patterns = values(of: dimension.rawValue).map { NamePattern($0) }
      return patterns.isEmpty ? nil : DimensionPatterns(dimension, patterns)
    }
  }

  /// Returns the directories given for an option; throws if one is empty.
  func directories(of option: Option) throws(UsageError) -> [String] {
    let paths = values(of: option.name)
    guard !paths.contains("") else {
      throw UsageError("--\(option.name) is empty; expected a directory")
    }
    return paths
  }

  /// Parses `project` or `project,model`.
  private func dimensions() throws(UsageError) -> [Dimension] {
    let option = StatsOptions.groups.name
    var dimensions: [Dimension] = []
    guard let text = value(of: option) else { return dimensions }
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let dimension = Dimension.groups.first(where: { $0.rawValue == word }) else {
        throw UsageError(
          "unknown dimension '\(word)'", near: String(word),
          among: Dimension.groups.map { $0.rawValue }
        )
      }
      guard !dimensions.contains(dimension) else {
        throw UsageError("--\(option) names \(word) twice")
      }
      dimensions.append(dimension)
    }
    guard dimensions.count < 3 else {
      throw UsageError("--\(option) takes one or two dimensions, not \(dimensions.count)")
    }
    return dimensions
  }

  /// Returns the number of rows to show; nil for all.
  func top() throws(UsageError) -> Int? {
    let option = StatsOptions.top.name
    guard let text = value(of: option) else { return nil }
    guard let count = Int(text), count > 0 else {
      throw UsageError("--\(option) is '\(text)'; expected a number from 1 on")
    }
    return count
  }

  /// Returns the output format.
  func format() throws(UsageError) -> Format {
    let (option, json) = (StatsOptions.format, StatsOptions.json.name)
    let named = try word(of: option, as: Format.self)
    guard has(json) else { return named ?? .text }
    guard named == nil || named == .json else {
      throw UsageError("--\(json) and --\(option.name) name two formats; give one of them")
    }
    return .json
  }

  /// Returns the range of days, which may be given by only one kind of option.
  func days(
    today: CalendarDate, byDefault word: String = "today"
  ) throws(UsageError) -> DayRange {
    let since = value(of: StatsOptions.since.name)
    let until = value(of: StatsOptions.until.name)
    let ways = StatsOptions.days.map { $0.name }.filter(has)
    guard ways.count < 2 || ways == [StatsOptions.since.name, StatsOptions.until.name] else {
      throw UsageError("--\(ways[0]) and --\(ways[1]) both name the days; give one of them")
    }
    if let day = value(of: StatsOptions.date.name) { return try DayRange(day: day, today: today) }
    if since != nil || until != nil {
      return try DayRange(since: since, until: until, today: today)
    }
    return try DayRange(word: value(of: StatsOptions.range.name) ?? word, today: today)
  }
}
