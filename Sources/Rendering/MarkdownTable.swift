import Bytes

/// Formats tables in GitHub Flavored Markdown.
enum MarkdownTable {
  /// Writes the table with escaped cells and bold totals; each line ends with a newline.
  static func write(_ table: Table, to output: TextOutput) {
    output.append(line(of: table.columns.map { escaped($0.title) }))
    output.append(line(of: table.columns.map { $0.isNumber ? "---:" : "---" }))
    for row in table.rows where output.isOpen { output.append(line(of: row.map(escaped))) }
    guard let totals = table.totals else { return }
    output.append(line(of: totals.map { $0.isEmpty ? "" : "**\(escaped($0))**" }))
  }

  private static func line(of cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// Returns a text with a backslash before every character that could be markup.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var last: Unicode.Scalar = " "
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case "\\", "`", "*", "_", "[", "]", ">", "|", "~", "$", "#", "!", "@", ":":
        escaped += "\\" + String(scalar)
      // GitHub turns "www." into a link even without a scheme.
      case "." where last == "w" || last == "W": escaped += "\\."
      default: escaped.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return escaped
  }
}
