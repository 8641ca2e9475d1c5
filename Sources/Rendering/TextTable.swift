import Bytes

/// Formats tables as plain text with aligned columns.
enum TextTable {
  /// Writes the text, in which each line ends with a newline.
  static func write(_ table: Table, heading: String, notes: [String], to output: TextOutput) {
    let titles = table.columns.map { $0.title }
    let rows = table.rows.kept
    var widths = titles.map { _ in 0 }
    /// Widens the columns to cells.
    func widen(by cells: [String]) {
      for index in widths.indices {
        widths[index] = max(widths[index], DisplayWidth.of(cells[index]))
      }
    }
    widen(by: titles)
    for row in rows { widen(by: row) }
    if let totals = table.totals { widen(by: totals) }
    /// Writes the cells at their columns.
    func writeLine(of cells: [String]) {
      var line = cells.indices.map { index in
        let padding = String(repeating: " ", count: widths[index] - DisplayWidth.of(cells[index]))
        return table.columns[index].isNumber ? padding + cells[index] : cells[index] + padding
      }.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      output.append(line + "\n")
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    output.append("\(heading)\n\n")
    writeLine(of: titles)
    output.append(rule)
    for row in rows where output.isOpen { writeLine(of: row) }
    if let totals = table.totals {
      output.append(rule)
      writeLine(of: totals)
    }
    output.append("\n")
    for note in notes { output.append("\(note.visible)\n") }
  }
}
