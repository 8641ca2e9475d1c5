import Bytes

/// The request for a report.
package struct Query {
  package let days: DayRange
  /// The accepted values; if there are several patterns for one dimension, any may match.
  package let filters: [(dimension: Dimension, patterns: [String])]
  package let onlyFailed: Bool
  /// The dimensions of the rows; none for a report of totals only.
  package let dimensions: [Dimension]
  package let source: Source
  /// The directories of day files named on the command line.
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

  /// Whether the query asks for anything that only tool calls have.
  package var isToolCallOnly: Bool {
    onlyFailed || (dimensions + filters.map { $0.dimension }).contains { $0.isToolCallOnly }
  }
}
