import Bytes

/// A list in an overview: a table with the most important rows first.
package struct List {
  let title: String
  /// The first rows; the first column has the list's title.
  let table: Table
  /// The rows as lines of plain text.
  let lines: [String]
  /// The title and table in a brief format; nil if the list is left out there.
  let brief: (title: String, table: Table)?
  /// The maximum number of rows in a terminal; a single further row is shown, too.
  let rowLimit: Int?
  /// The options for a report with all rows.
  let moreOptions: String?
  /// The number of further rows, which no format shows.
  let unlistedCount: Int
  /// Whether its columns are aligned with those of other lists with the same number of columns.
  let alignsWithOthers: Bool

  package init(
    title: String, table: Table, lines: [String], brief: (title: String, table: Table)? = nil,
    rowLimit: Int? = nil, moreOptions: String? = nil, unlistedCount: Int = 0,
    alignsWithOthers: Bool = false
  ) {
    self.title = title
    self.table = table
    self.lines = lines
    self.brief = brief
    self.rowLimit = rowLimit
    self.moreOptions = moreOptions
    self.unlistedCount = unlistedCount
    self.alignsWithOthers = alignsWithOthers
  }

  /// The number of further rows, and how to see them; nil if there are none.
  var unlisted: String? {
    guard unlistedCount > 0 else { return nil }
    return "and \(NumberText.grouped(unlistedCount)) more" + (moreOptions.map { " (\($0))" } ?? "")
  }

  /// The table with the rows shown in a terminal.
  var shownTable: Table {
    guard let rowLimit, table.rows.count > rowLimit + 1 else { return table }
    return table.prefix(rowLimit)
  }
}
