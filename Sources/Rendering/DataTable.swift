/// A table for programs: names and unformatted values.
package struct DataTable {
  /// A value.
  package enum Cell {
    /// A text, possibly from a log.
    case text(String)
    case number(String)
  }

  let names: [String]
  let rows: [[Cell]]

  package init(names: [String], rows: [[Cell]]) {
    self.names = names
    self.rows = rows
  }
}
