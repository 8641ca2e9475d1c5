/// The summary in Markdown: a heading, the figures, and a table for each list.
struct MarkdownSummary {
  private let report: SummaryReport

  init(_ report: SummaryReport) { self.report = report }

  /// The text, whose lines all end with a newline.
  var text: String {
    let group = report.total.group
    let totals = group.totals
    let figures = [
      ("Operations", NumberText.grouped(totals.count)),
      ("Failed", NumberText.grouped(totals.failures)),
      ("Sessions", NumberText.grouped(group.sessions)),
      ("Input tokens", NumberText.grouped(totals.inputTokens.clamped)),
      ("Output tokens", NumberText.grouped(totals.outputTokens.clamped)),
      ("Total tokens", NumberText.grouped(totals.totalTokens.clamped)),
      ("Estimated cost", NumberText.dollars(group.cost.roundedTotal)),
    ]
    let label = MarkdownTable.escaped(report.header.label)
    return "# Claude Code, \(label)\n\n"
      + Self.table(["", ""], figures.map { [$0.0, $0.1] })
      + section("Tools", report.tools) + section("Projects", report.projects)
      + section("Models", report.models) + files
      + "\n\(report.rateBasis.note)\n"
  }

  private func section(_ title: String, _ rows: [SummaryReport.Row]) -> String {
    let cells = rows.map { row in
      [
        row.name, NumberText.grouped(row.group.totals.count),
        NumberText.grouped(row.group.totals.totalTokens.clamped),
        NumberText.dollars(row.group.cost.roundedTotal),
      ]
    }
    return rows.isEmpty
      ? "" : "\n## \(title)\n\n" + Self.table(["", "Calls", "Tokens", "Cost"], cells)
  }

  private var files: String {
    let cells = report.topFiles.map { [$0.file, $0.project, NumberText.grouped($0.count)] }
    return cells.isEmpty
      ? "" : "\n## Most edited files\n\n" + Self.table(["File", "Project", "Edits"], cells)
  }

  /// A table whose cells are texts in the first column and where the title is a text, else numbers.
  private static func table(_ titles: [String], _ rows: [[String]]) -> String {
    let columns = titles.enumerated().map { index, title in
      Table.Column(title: title, isNumber: index > 0 && title != "Project")
    }
    return MarkdownTable.text(columns, rows)
  }
}
