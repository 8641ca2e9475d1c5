import CommandLineTool
import OperatingSystem

/// Comma-separated values by RFC 4180: a line with names, then a line a row.
struct CSVTable {
  private let report: GroupReport

  init(_ report: GroupReport) { self.report = report }

  /// The text; lines end with carriage return and newline, as the RFC says.
  var text: String {
    let measures = Metric.all(report.header.basis)
    let names = report.dimensions.map { $0.rawValue } + sessionNames + measures.map { $0.member }
    let groups =
      report.dimensions.isEmpty
      ? [([], report.total)] : report.rows.map { ($0.names + details($0.session), $0.group) }
    let rows = groups.map { names, group in names + measures.map { $0.plain(group) } }
    return Self.text([names] + rows)
  }

  /// A table whose titles are the names.
  static func text(_ table: Table) -> String { text([table.columns.map { $0.title }] + table.rows) }

  private static func text(_ rows: [[String]]) -> String { text(cells: rows.map { $0.map(cell) }) }

  /// Lines of finished cells.
  static func text(cells rows: [[String]]) -> String {
    rows.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  /// The columns of what is known of a session, called as in the JSON; none where sessions aren't rows.
  private var sessionNames: [String] {
    guard report.dimensions.contains(.session) else { return [] }
    return report.sessionDimensions.map { $0.rawValue } + [
      "start", "end", "length_seconds", "active_seconds",
    ]
  }

  /// The cells of those columns.
  private func details(_ session: GroupReport.Session?) -> [String] {
    guard let session else { return [] }
    let names = report.sessionDimensions.map(session.name)
    guard let activity = session.activity else { return names + ["", "", "", ""] }
    let times = [activity.start, activity.end].map { Moment(seconds: $0).utcText }
    return names + times + ["\(activity.end - activity.start)", "\(activity.active)"]
  }

  /// A cell: harmless in a terminal, no formula in a spreadsheet, in quotes where it has to be.
  static func cell(_ text: String) -> String {
    var cell = text.visible
    // Spreadsheets take what begins like this for a formula, those of East Asia also where it is fullwidth; an
    // apostrophe makes it a text.
    if let first = cell.unicodeScalars.first,
      "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    {
      cell = "'" + cell
    }
    guard cell.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
      return cell
    }
    return "\"" + cell.replacing(["\"": "\"\""]) + "\""
  }
}
