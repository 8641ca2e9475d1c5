/// A list in an overview: a table with the most important rows first.
package struct List {
  package let title: String
  /// The whole table; the first column has the list's title.
  package let table: Table
  /// The rows as lines of plain text.
  package let lines: [String]
  /// The title and table in a brief format; nil if the list is left out there.
  package let brief: (title: String, table: Table)?
  /// The maximum number of rows in a terminal; a single further row is shown, too.
  package let rowLimit: Int?
  /// The options for a report with all rows.
  package let moreOptions: String?
  /// Whether its columns are aligned with those of other lists with the same number of columns.
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

  /// The number of rows shown in a terminal.
  package var shownCount: Int {
    let count = table.rows.count
    guard let rowLimit else { return count }
    return count == rowLimit + 1 ? count : min(count, rowLimit)
  }
}
