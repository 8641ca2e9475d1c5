/// Where a report's data comes from.
package enum Source: String, CaseIterable {
  /// The hook's day files.
  case log
  /// Claude Code's own transcripts.
  case transcripts
  /// The log for tool calls, the transcripts for the API's responses.
  case both
}

/// The request for a report.
package struct Query {
  package let days: DayRange
  /// The accepted values; all have to match.
  package var filters: [DimensionPatterns] = []
  package var onlyFailed = false
  /// The dimensions of the rows; none for a report of totals only.
  package var dimensions: [Dimension] = []
  package var source = Source.log
  /// The directories of day files named on the command line.
  package var directories: [String] = []
  package var transcriptDirectories: [String] = []

  package init(days: DayRange) { self.days = days }

  /// Whether the query asks for anything that only tool calls have.
  var isToolCallOnly: Bool {
    onlyFailed || (dimensions + filters.map { $0.dimension }).contains { $0.isToolCallOnly }
  }
}
