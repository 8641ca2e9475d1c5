/// A table of texts, as Markdown or plain text shows it.
struct Table {
  /// What stands above the cells of a column, and how they are aligned.
  struct Column {
    let title: String
    /// Numbers stand at the right.
    let isNumber: Bool
  }

  let columns: [Column]
  let rows: [[String]]
  /// What the rows add up to, with those that aren't shown; nil where they don't.
  let totals: [String]?
  /// What to know of the figures, a line each.
  let notes: [String]
}
