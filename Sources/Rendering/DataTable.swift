/// A table for programs: names and unformatted values.
package struct DataTable {
  /// A value.
  package enum Cell {
    /// A text, possibly from a log.
    case text(String)
    case number(String)
  }

  package let names: [String]
  package let rows: [[Cell]]

  package init(names: [String], rows: [[Cell]]) {
    self.names = names
    self.rows = rows
  }
}
