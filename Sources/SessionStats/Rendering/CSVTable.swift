import CommandLineTool

/// Comma-separated values by RFC 4180: a line with names, then a line a row.
struct CSVTable {
  private let report: GroupReport

  init(_ report: GroupReport) { self.report = report }

  /// The text; lines end with carriage return and newline, as the RFC says.
  var text: String {
    let measures = Measure.all
    let names = report.dimensions.map(\.rawValue) + measures.map(\.member)
    let groups =
      report.dimensions.isEmpty
      ? [([], report.total)] : report.rows.map { ($0.names, $0.group) }
    let rows = groups.map { names, group in names + measures.map { $0.plain(group) } }
    return Self.text([names] + rows)
  }

  /// A table whose titles are the names.
  static func text(_ table: Table) -> String { text([table.columns.map(\.title)] + table.rows) }

  private static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell: harmless in a terminal, no formula in a spreadsheet, in quotes where it has to be.
  static func cell(_ text: String) -> String {
    var cell = text.visible
    // Spreadsheets take what begins like this for a formula; an apostrophe makes it a text.
    if let first = cell.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      cell = "'" + cell
    }
    guard cell.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
      return cell
    }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
