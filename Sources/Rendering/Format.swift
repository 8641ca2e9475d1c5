import Bytes
import JSONLines

/// An output format of reports.
package enum Format: String, CaseIterable {
  case text, json, csv, markdown

  /// Renders a report.
  ///
  /// - Parameter terminal: The terminal that displays it; nil for output to a file or a program.
  package func text(of report: some Report, on terminal: Terminal?) -> String {
    switch self {
    case .text:
      terminal.map { TerminalRenderer(document: report.document, terminal: $0).text }
        ?? TextRenderer(document: report.document).text
    case .json: Self.json(of: report)
    case .csv: CSVRenderer.text(of: report.data)
    case .markdown: MarkdownRenderer(document: report.document).text
    }
  }

  /// Returns an indented object and a newline; characters that can control a terminal are escaped.
  private static func json(of report: some Report) -> String {
    var writer = JSONWriter(isIndented: true, escaping: { $0.steersTerminal })
    writer.object { report.writeMembers(to: &$0) }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
