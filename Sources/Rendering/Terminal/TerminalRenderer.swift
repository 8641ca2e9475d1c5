import Bytes

/// Renders documents for a terminal.
///
/// Figures are shown side by side, series as rows of small columns, and tables fit the terminal's width, with
/// bars for shares.
struct TerminalRenderer {
  /// The maximum length of lines of text, for readability.
  private static let noteWidth = 96

  let document: Document
  let terminal: Terminal

  /// The text, in which each line ends with a newline.
  var text: String {
    let body =
      switch document.body {
      case .overview(let overview): text(of: overview)
      case .table(let table): text(of: table)
      }
    return headline.text(on: terminal) + body
  }

  /// The headline, and the days before in faint; followed by an empty line.
  private var headline: [StyledLine] {
    guard let headline = document.headline else { return [] }
    let previous = headline.previous.map {
      StyledLine.wrapped($0, style: .faint, to: terminal.width)
    }
    return StyledLine.wrapped(headline.text, style: .heading, to: terminal.width)
      + (previous ?? []) + [StyledLine()]
  }

  /// Returns the title on the left and the days on the right of the content; in separate lines if the terminal
  /// is too narrow for both.
  private func heading(above contentWidth: Int) -> [StyledLine] {
    let lines = StyledLine.wrapped(document.title, style: .heading, to: terminal.width)
    guard let days = document.days else { return lines }
    guard lines.count == 1, lines[0].width + 2 + days.utf8.count <= terminal.width else {
      return lines + StyledLine.wrapped(days, style: .faint, to: terminal.width)
    }
    var line = lines[0]
    line.pad(to: max(min(contentWidth, terminal.width) - days.utf8.count, line.width + 2))
    line.append(days, style: .faint)
    return [line]
  }

  private func wrapped(_ notes: [String]) -> [StyledLine] {
    let width = min(terminal.width, Self.noteWidth)
    return notes.flatMap { StyledLine.wrapped($0, style: .faint, to: width) }
  }

  // MARK: Tables

  /// Returns the heading, the table, a note on hidden columns, and the document's notes.
  private func text(of table: Table) -> String {
    let fit = ColumnFit(to: terminal.width, of: [table])
    let lines = TerminalTable(table: table, fit: fit).lines
    let hidden = table.columns.indices.filter { !fit.shown.contains($0) }
      .map { table.columns[$0].title }
    let notes = (hidden.isEmpty ? [] : [Self.note(onHidden: hidden)]) + document.notes
    let gap = [StyledLine()]
    return (heading(above: lines.width) + gap + lines + gap + wrapped(notes)).text(on: terminal)
  }

  /// Returns the note on hidden columns, whose names are listed only if there are few.
  private static func note(onHidden titles: [String]) -> String {
    let names = titles.count <= 5 ? " (\(titles.joined(separator: ", ")))" : ""
    return "\(titles.count) \(titles.count == 1 ? "column" : "columns") hidden\(names):"
      + " widen the terminal or use --format csv."
  }

  // MARK: Overviews

  private func text(of overview: Overview) -> String {
    let sections = lines(of: overview.sections).filter { !$0.isEmpty }
    let width = min(terminal.width, sections.map { $0.width }.max() ?? 0)
    let heading = heading(above: width)
    let top = heading + [.rule(width: max(width, heading.width), sign: "═")]
    return ([top] + sections + [wrapped(document.notes)]).map { $0.text(on: terminal) }
      .joined(separator: "\n")
  }

  /// Returns the lines of each section, with consecutive figures combined into one.
  private func lines(of sections: [Overview.Section]) -> [[StyledLine]] {
    var lines: [[StyledLine]] = []
    var blocks: [FigureBlock] = []
    /// Ends a sequence of figures.
    func endFigures() {
      if !blocks.isEmpty { lines.append(FigureBlock.lines(of: blocks, width: terminal.width)) }
      blocks = []
    }
    let aligned = sections.compactMap { section in
      if case .list(let list) = section, list.alignsWithOthers { list.shownTable } else { nil }
    }
    for section in sections {
      switch section {
      case .figures(let figures): blocks.append(FigureBlock(figures: figures))
      case .series(let series):
        endFigures()
        lines.append(SeriesLines(series: series, width: terminal.width).lines)
      case .list(let list):
        endFigures()
        lines.append(self.lines(of: list, alignedWith: list.alignsWithOthers ? aligned : []))
      }
    }
    endFigures()
    return lines
  }

  private func lines(of list: List, alignedWith others: [Table]) -> [StyledLine] {
    let table = list.shownTable
    let alike = others.filter { $0.columns.count == table.columns.count }
    let fit = ColumnFit(to: terminal.width, of: alike.isEmpty ? [table] : alike)
    let lines = TerminalTable(table: table, fit: fit).lines
    guard !table.rows.isEmpty else { return lines + [StyledLine("(none)", style: .faint)] }
    let hidden = list.table.rows.count - table.rows.count + list.unlistedCount
    guard hidden > 0, let options = list.moreOptions else { return lines }
    return lines + [StyledLine("\(NumberText.grouped(hidden)) more: \(options)", style: .faint)]
  }
}
