/// A table of texts, as Markdown or plain text shows it.
struct Table {
  /// What stands above the cells of a column, and how they are aligned.
  struct Column {
    let title: String
    /// Numbers stand at the right.
    let isNumber: Bool
    /// Which columns a narrow terminal keeps: those of higher rank; nil for those that always stay.
    var rank: Int?
    /// How its cells are shortened; nil where they never are.
    var shortening: Shortening?
    /// Whether anything but zero is bad news.
    var isAlarming = false
  }

  /// What part each row is of a whole, for bars.
  struct Shares {
    /// What is shared: `calls`.
    let title: String
    /// From 0 to 1, for each row; nil for the totals when there is nothing to share.
    let parts: [Double]
    let total: Double?
    /// The part whose bar is the longest.
    let longest: Double
  }

  let columns: [Column]
  let rows: [[String]]
  /// What the rows add up to, with those that aren't shown; nil where they don't.
  let totals: [String]?
  /// What to know of the figures, a line each.
  let notes: [String]
  /// Only where rows can be compared.
  var shares: Shares?
}
