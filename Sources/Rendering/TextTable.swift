import Bytes

/// Formats tables as plain text with aligned columns.
enum TextTable {
  /// Returns the text, in which each line ends with a newline.
  static func text(of table: Table, heading: String, notes: [String]) -> String {
    let titles = table.columns.map { $0.title }
    let totals = table.totals.map { [$0] } ?? []
    let widths = titles.indices.map { index in
      ([titles] + table.rows + totals).map { DisplayWidth.of($0[index]) }.max() ?? 0
    }
    /// Returns the cells at their columns.
    func line(of cells: [String]) -> String {
      var line = cells.indices.map { index in
        let padding = String(repeating: " ", count: widths[index] - DisplayWidth.of(cells[index]))
        return table.columns[index].isNumber ? padding + cells[index] : cells[index] + padding
      }.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    var lines = [heading, "", line(of: titles), rule] + table.rows.map(line)
    if !totals.isEmpty { lines += [rule] + totals.map(line) }
    return (lines + [""] + notes.map { $0.visible }).joined(separator: "\n") + "\n"
  }
}
