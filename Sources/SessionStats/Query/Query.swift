/// What is asked for.
struct Query {
  /// How the answer is written.
  enum Format: String, CaseIterable {
    case text, json, csv, markdown
  }

  let days: DayRange
  /// Values that a dimension may have; of several for one dimension any.
  let filters: [(dimension: Dimension, patterns: [String])]
  let onlyFailed: Bool
  /// The dimensions of a table's rows; none for the summary.
  let dimensions: [Dimension]
  let order: RowOrder
  /// How many rows are shown, the first ones; nil for all.
  let top: Int?
  let format: Format
  let source: Source
  /// The directories of daily files and of transcripts that were named on the command line.
  let directories: [String]
  let transcriptDirectories: [String]
  /// Whether the sum of all calls is all that is wanted, as for a budget.
  var onlyTotal = false

  /// Whether the summary answers it.
  var isForSummary: Bool { dimensions.isEmpty && !onlyTotal }

  /// Whether it tells things apart that only tool calls have.
  var isToolCallOnly: Bool {
    onlyFailed || (dimensions + filters.map { $0.dimension }).contains(where: { $0.isToolCallOnly })
  }
}
