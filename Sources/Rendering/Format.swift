/// An output format of reports.
package enum Format: String, CaseIterable {
  case text, json, csv, markdown

  /// Renders a report.
  ///
  /// - Parameter terminal: The terminal that displays it; nil for output to a file or a program.
  package func text(of report: some Report, on terminal: Terminal?) -> String {
    switch self {
    case .text:
      terminal.map { TerminalRenderer(report.document, $0).text }
        ?? TextRenderer(report.document).text
    case .json: JSONRenderer.text(of: report)
    case .csv: CSVRenderer.text(of: report.data)
    case .markdown: MarkdownRenderer(report.document).text
    }
  }
}
