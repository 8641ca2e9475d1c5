/// Renders documents as Markdown.
struct MarkdownRenderer {
  private let document: Document

  init(_ document: Document) { self.document = document }

  /// The text, in which each line ends with a newline.
  var text: String {
    switch document.body {
    case .overview(let overview): Self.text(of: overview)
    case .table(let table):
      MarkdownTable.text(table)
        + document.notes.map { "\n\(MarkdownTable.escaped($0))\n" }.joined()
    }
  }

  /// Returns a heading, a table with all figures, a section for each list with rows, and the notes.
  private static func text(of overview: Overview) -> String {
    let brief = overview.brief
    let figures = Table(
      columns: [Table.Column(title: "", isNumber: false), Table.Column(title: "", isNumber: true)],
      rows: brief.figures.map { [$0.fullName, $0.value] })
    let lists = overview.sections.map { section in
      switch section {
      // Figures are in the table; series need more room.
      case .figures, .series: ""
      case .list(let list): text(of: list)
      }
    }
    return "# \(MarkdownTable.escaped(brief.title))\n\n" + MarkdownTable.text(figures)
      + lists.joined() + brief.notes.map { "\n\($0)\n" }.joined()
  }

  private static func text(of list: List) -> String {
    guard let brief = list.brief, !brief.table.rows.isEmpty else { return "" }
    return "\n## \(brief.title)\n\n" + MarkdownTable.text(brief.table)
  }
}
