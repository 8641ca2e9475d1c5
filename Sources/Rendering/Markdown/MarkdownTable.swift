import Bytes

/// A table in Markdown, as GitHub and its like render it.
enum MarkdownTable {
  /// The table, its lines ended by newlines and its totals in bold; nothing in a cell is markup.
  static func text(_ table: Table) -> String {
    let columns = table.columns
    return line(columns.map { escaped($0.title) })
      + line(columns.map { $0.isNumber ? "---:" : "---" })
      + table.rows.map { line($0.map(escaped)) }.joined()
      + (table.totals.map { line($0.map { $0.isEmpty ? "" : "**\(escaped($0))**" }) } ?? "")
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// A text as it stands, with a backslash before every sign that could be markup.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var last: Unicode.Scalar = " "
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case "\\", "`", "*", "_", "[", "]", ">", "|", "~", "$", "#", "!", "@", ":":
        escaped += "\\" + String(scalar)
      // Without a scheme it is "www." that GitHub makes a link of.
      case "." where last == "w" || last == "W": escaped += "\\."
      default: escaped.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return escaped
  }
}
