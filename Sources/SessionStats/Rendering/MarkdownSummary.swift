/// The summary in Markdown: a heading, the figures, and a table for each list.
struct MarkdownSummary {
  private let report: SummaryReport

  init(_ report: SummaryReport) { self.report = report }

  /// The text, whose lines all end with a newline.
  var text: String {
    let group = report.total.group
    let figures = SummaryFigures(report)
    let counts = [
      (name: "Operations", value: NumberText.grouped(group.totals.count)),
      (name: "Failed", value: NumberText.grouped(group.totals.failures)),
      (name: "Sessions", value: NumberText.grouped(group.sessions)),
    ]
    let all =
      counts + figures.billedResponses + figures.tokens().figures
      + [(name: "Estimated cost", value: NumberText.dollars(group.cost(basis.figure).roundedTotal))]
      + (figures.bill?.figures ?? [])
    let label = MarkdownTable.escaped(report.header.label)
    return "# Claude Code, \(label)\n\n"
      + Self.table(["", ""], all.map { [$0.0, $0.1] })
      + section("Tools", report.tools, .estimated)
      + section("Projects", report.projects, basis.figure)
      + section("Models", report.models, basis.figure) + files
      + basis.tableNotes(report.rateBasis, group).map { "\n\($0)\n" }.joined()
  }

  private var basis: CostBasis { report.header.basis }

  private func section(
    _ title: String, _ rows: [SummaryReport.Row], _ figure: CostSource
  ) -> String {
    let cells = rows.map { row in
      [
        row.name, NumberText.grouped(row.group.totals.count),
        NumberText.grouped(row.group.totalTokens(figure).clamped),
        NumberText.dollars(row.group.cost(figure).roundedTotal),
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
