/// A list of an overview: a table whose first rows matter most.
package struct List {
  package let title: String
  /// The whole table, whose first column has the title.
  package let table: Table
  /// Each row as a line of text.
  package let lines: [String]
  /// The table of a brief format and its title; nil where the list is left out there.
  package let brief: (title: String, table: Table)?
  /// The most rows that a terminal shows; one more than these is shown, too.
  package let rowLimit: Int?
  /// The options of a report with all rows.
  package let moreOptions: String?
  /// Whether its columns line up with those of the other lists that have as many.
  package let alignsWithOthers: Bool

  package init(
    title: String, table: Table, lines: [String], brief: (title: String, table: Table)? = nil,
    rowLimit: Int? = nil, moreOptions: String? = nil, alignsWithOthers: Bool = false
  ) {
    self.title = title
    self.table = table
    self.lines = lines
    self.brief = brief
    self.rowLimit = rowLimit
    self.moreOptions = moreOptions
    self.alignsWithOthers = alignsWithOthers
  }

  /// The number of rows that a terminal shows.
  package var shownCount: Int {
    let count = table.rows.count
    guard let rowLimit else { return count }
    return count == rowLimit + 1 ? count : min(count, rowLimit)
  }
}
