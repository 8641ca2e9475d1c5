package import Bytes
import JSONLines

/// An output format of reports.
package enum Format: String, CaseIterable {
  case text, json, csv, markdown

  /// Renders a report.
  ///
  /// - Parameter terminal: The terminal that displays it; nil for output to a file or a program.
  package func write(_ report: some Report, on terminal: Terminal?, to output: TextOutput) {
    switch self {
    case .text:
      if let terminal {
        output.append(TerminalRenderer(document: report.document, terminal: terminal).text)
      } else {
        TextRenderer(document: report.document).write(to: output)
      }
    case .json: Self.writeJSON(of: report, to: output)
    case .csv: CSVRenderer.write(report.data, to: output)
    case .markdown: MarkdownRenderer(document: report.document).write(to: output)
    }
  }

  /// Writes an indented object and a newline; characters that can control a terminal are escaped.
  private static func writeJSON(of report: some Report, to output: TextOutput) {
    var writer = JSONWriter(isIndented: true, escaping: { $0.steersTerminal }, to: output)
    writer.object { report.writeMembers(to: &$0) }
    writer.endLine()
    output.append(writer.bytes)
  }
}
