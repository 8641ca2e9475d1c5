import CommandLineTool

/// Groups as text: a heading, and a table with its columns aligned.
struct TextTable {
  private let report: GroupReport

  init(_ report: GroupReport) { self.report = report }

  /// The text, whose lines all end with a newline.
  var text: String {
    let names = report.dimensions.map { $0.header.lowercased() }.joined(separator: " and ")
    let table = GroupTable(report)
    let titles = table.columns.map(\.title)
    let widths = titles.indices.map { index in
      ([titles] + table.rows + [table.totals]).map { DisplayWidth.of($0[index]) }.max() ?? 0
    }
    let line = { (cells: [String]) in Self.line(cells, table.columns, widths) }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var lines = ["Claude Code by \(names) - \(report.header.label.visible)", ""]
    lines += [line(titles), rule] + table.rows.map(line) + [rule, line(table.totals), ""]
    lines += table.notes
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(
    _ cells: [String], _ columns: [GroupTable.Column], _ widths: [Int]
  ) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell)))
      line += columns[index].isNumber ? padding + cell : cell + padding
      if index < cells.count - 1 { line += "  " }
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
