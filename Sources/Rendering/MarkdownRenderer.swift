/// Renders documents as Markdown.
struct MarkdownRenderer {
  let document: Document

  /// The text, in which each line ends with a newline.
  var text: String {
    let headline = document.headline.map { "\(MarkdownTable.escaped($0.text))\n\n" } ?? ""
    return switch document.body {
    case .overview(let overview): Self.text(of: overview, headline: headline)
    case .table(let table):
      headline + MarkdownTable.text(of: table)
        + document.notes.map { "\n\(MarkdownTable.escaped($0))\n" }.joined()
    }
  }

  /// Returns a heading, the headline, a table with all figures, a section for each list with rows, and the notes.
  private static func text(of overview: Overview, headline: String) -> String {
    let figures = Table(
      columns: [.text(""), .number("")],
      rows: overview.briefFigures.map { [$0.fullName, $0.value] })
    let lists = overview.sections.map { section in
      switch section {
      // Figures are in the table; series need more room.
      case .figures, .series: ""
      case .list(let list): text(of: list)
      }
    }
    return "# \(MarkdownTable.escaped(overview.briefTitle))\n\n" + headline
      + MarkdownTable.text(of: figures)
      + lists.joined() + overview.briefNotes.map { "\n\(MarkdownTable.escaped($0))\n" }.joined()
  }

  private static func text(of list: List) -> String {
    guard let brief = list.brief, !brief.table.rows.isEmpty else { return "" }
    return "\n## \(brief.title)\n\n" + MarkdownTable.text(of: brief.table)
  }
}
