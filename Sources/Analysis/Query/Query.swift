import Bytes

/// What a report is asked for.
package struct Query {
  package let days: DayRange
  /// Values that a dimension may have; of several for one dimension any.
  package let filters: [(dimension: Dimension, patterns: [String])]
  package let onlyFailed: Bool
  /// The dimensions that rows are told apart by; none for a report of everything together.
  package let dimensions: [Dimension]
  package let source: Source
  /// The directories of day files and of transcripts that the command line names.
  package let directories: [String]
  package let transcriptDirectories: [String]

  package init(
    days: DayRange, filters: [(dimension: Dimension, patterns: [String])] = [],
    onlyFailed: Bool = false, dimensions: [Dimension] = [], source: Source = .log,
    directories: [String] = [], transcriptDirectories: [String] = []
  ) {
    self.days = days
    self.filters = filters
    self.onlyFailed = onlyFailed
    self.dimensions = dimensions
    self.source = source
    self.directories = directories
    self.transcriptDirectories = transcriptDirectories
  }

  /// Whether it tells things apart that only tool calls have.
  package var isToolCallOnly: Bool {
    onlyFailed || (dimensions + filters.map { $0.dimension }).contains { $0.isToolCallOnly }
  }
}
