/// A format that reports are printed in.
package enum Format: String, CaseIterable {
  case text, json, csv, markdown

  /// Renders a report.
  ///
  /// - Parameter terminal: The terminal that shows it; nil where a file or a program gets it.
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
