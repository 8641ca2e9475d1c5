/// A table for programs: names and unformatted values.
package struct DataTable {
  /// A value.
  package enum Cell {
    /// A text, possibly from a log.
    case text(String)
    case number(String)
  }

  let names: [String]
  let rows: Rows<[Cell]>

  package init(names: [String], rows: Rows<[Cell]>) {
    self.names = names
    self.rows = rows
  }

  package init(names: [String], rows: [[Cell]]) { self.init(names: names, rows: Rows(rows)) }
}
