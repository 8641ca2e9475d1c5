import Bytes

/// Formats tables as plain text with aligned columns.
enum TextTable {
  /// Returns the text, in which each line ends with a newline.
  static func text(_ table: Table, heading: String, notes: [String]) -> String {
    let titles = table.columns.map { $0.title }
    let totals = table.totals.map { [$0] } ?? []
    let widths = titles.indices.map { index in
      ([titles] + table.rows + totals).map { DisplayWidth.of($0[index]) }.max() ?? 0
    }
    let line = { (cells: [String]) in Self.line(cells, table.columns, widths) }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var lines = [heading, "", line(titles), rule] + table.rows.map(line)
    if !totals.isEmpty { lines += [rule] + totals.map(line) }
    return (lines + [""] + notes.map { $0.visible }).joined(separator: "\n") + "\n"
  }

  private static func line(
    _ cells: [String], _ columns: [Table.Column], _ widths: [Int]
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
