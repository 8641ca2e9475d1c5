import Bytes

/// Renders tables as comma-separated values (RFC 4180).
enum CSVRenderer {
  /// Writes a line with the names and one for each row; lines end with a carriage return and a newline.
  static func write(_ table: DataTable, to output: TextOutput) {
    output.append(line(of: table.names.map(field)))
    for row in table.rows where output.isOpen {
      let fields = row.map { cell in
        switch cell {
        case .text(let text): field(of: text)
        case .number(let number): number
        }
      }
      output.append(line(of: fields))
    }
  }

  private static func line(of fields: [String]) -> String {
    fields.joined(separator: ",") + "\r\n"
  }

  /// Returns a text as a field: escaped for terminals and spreadsheets, and quoted if necessary.
  static func field(of text: String) -> String {
    var field = text.visible
    // Spreadsheets take a text that begins like this for a formula, East Asian ones also in fullwidth; an
    // apostrophe prevents that.
    if let first = field.unicodeScalars.first,
      "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    {
      field = "'" + field
    }
    guard field.utf8.contains(where: { $0 == .comma || $0 == .quote }) else { return field }
    return "\"" + field.replacing(text: "\"", with: "\"\"") + "\""
  }
}
