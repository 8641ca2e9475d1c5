/// A list in an overview: a table with the most important rows first.
package struct List {
  let title: String
  /// The whole table; the first column has the list's title.
  let table: Table
  /// The rows as lines of plain text.
  let lines: [String]
  /// The title and table in a brief format; nil if the list is left out there.
  let brief: (title: String, table: Table)?
  /// The maximum number of rows in a terminal; a single further row is shown, too.
  let rowLimit: Int?
  /// The options for a report with all rows.
  let moreOptions: String?
  /// Whether its columns are aligned with those of other lists with the same number of columns.
  let alignsWithOthers: Bool

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

  /// The table with the rows shown in a terminal.
  var shownTable: Table {
    guard let rowLimit, table.rows.count > rowLimit + 1 else { return table }
    return table.prefix(rowLimit)
  }
}
