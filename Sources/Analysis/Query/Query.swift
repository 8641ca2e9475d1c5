/// Where a report's data comes from.
package enum Source: String, CaseIterable {
  /// The log and transcripts if the latter have anything of the days, or else the log.
  case auto
  /// The hook's day files.
  case log
  /// Claude Code's own transcripts.
  case transcripts
  /// The calls in the log and in transcripts, each once, and the API's responses in transcripts.
  case both
}

/// The request for a report.
package struct Query {
  package var days: DayRange
  /// The accepted values; all have to match.
  package var filters: [DimensionPatterns] = []
  package var onlyFailed = false
  /// The dimensions of the rows; none for a report of totals only.
  package var dimensions: [Dimension] = []
  package var source = Source.auto
  /// The directories of day files named on the command line.
  package var directories: [String] = []
  package var transcriptDirectories: [String] = []

  package init(days: DayRange) { self.days = days }

  /// Whether the query asks for anything that only tool calls have.
  ///
  /// - Parameter attributed: The dimensions for which responses name something.
  func isAboutCalls(attributed: Set<Dimension>) -> Bool {
    onlyFailed
      || (dimensions + filters.map { $0.dimension }).contains { dimension in
        dimension.isToolCallOnly
          || (dimension.needsAttribution && !attributed.contains(dimension))
      }
  }
}
