import Bytes

/// Renders documents as Markdown.
struct MarkdownRenderer {
  let document: Document

  /// Writes the text, in which each line ends with a newline.
  func write(to output: TextOutput) {
    if case .overview(let overview) = document.body {
      output.append("# \(MarkdownTable.escaped(overview.briefTitle))\n\n")
    }
    if let headline = document.headline {
      output.append("\(MarkdownTable.escaped(headline.text))\n\n")
    }
    switch document.body {
    case .overview(let overview): Self.write(overview, to: output)
    case .table(let table):
      MarkdownTable.write(table, to: output)
      Self.write(document.notes, to: output)
    }
  }

  /// Writes a table with all figures, a section for each list with rows, and the notes.
  private static func write(_ overview: Overview, to output: TextOutput) {
    let figures = Table(
      columns: [.text(""), .number("")],
      rows: overview.briefFigures.map { [$0.fullName, $0.value] })
    MarkdownTable.write(figures, to: output)
    for section in overview.sections {
      switch section {
      // Figures are in the table; series need more room.
      case .figures, .series: break
      case .list(let list): write(list, to: output)
      }
    }
    write(overview.briefNotes, to: output)
  }

  private static func write(_ list: List, to output: TextOutput) {
    guard let brief = list.brief, !brief.table.rows.isEmpty else { return }
    output.append("\n## \(brief.title)\n\n")
    MarkdownTable.write(brief.table, to: output)
    write(list.unlisted.map { [$0] } ?? [], to: output)
  }

  /// Writes paragraphs.
  private static func write(_ notes: [String], to output: TextOutput) {
    for note in notes { output.append("\n\(MarkdownTable.escaped(note))\n") }
  }
}
