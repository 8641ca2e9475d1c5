import Bytes

/// Renders documents for a terminal.
///
/// Figures are shown side by side, series as rows of small columns, and tables fit the terminal's width, with
/// bars for shares.
struct TerminalRenderer {
  /// The maximum length of lines of text, for readability.
  private static let noteWidth = 96

  private let document: Document
  private let terminal: Terminal

  init(_ document: Document, _ terminal: Terminal) {
    self.document = document
    self.terminal = terminal
  }

  /// The text, in which each line ends with a newline.
  var text: String {
    switch document.body {
    case .overview(let overview): text(of: overview)
    case .table(let table): text(of: table)
    }
  }

  private var heading: TerminalHeading { TerminalHeading(document.title, days: document.days) }

  private func wrapped(_ notes: [String]) -> [StyledLine] {
    notes.flatMap { StyledLine.wrapped($0, .faint, to: min(terminal.width, Self.noteWidth)) }
  }

  // MARK: Tables

  /// Returns the heading, the table, a note on hidden columns, and the document's notes.
  private func text(of table: Table) -> String {
    let fit = ColumnFit([table], width: terminal.width)
    let lines = TerminalTable(table, fit).lines
    let hidden = table.columns.indices.filter { !fit.shown.contains($0) }
      .map { table.columns[$0].title }
    let notes = (hidden.isEmpty ? [] : [Self.hiddenNote(hidden)]) + document.notes
    return
      (heading.lines(above: lines.width, width: terminal.width) + [StyledLine()] + lines
      + [StyledLine()] + wrapped(notes)).text(terminal)
  }

  /// Returns the note on hidden columns, whose names are listed only if there are few.
  private static func hiddenNote(_ titles: [String]) -> String {
    let names = titles.count <= 5 ? " (\(titles.joined(separator: ", ")))" : ""
    return "\(titles.count) \(titles.count == 1 ? "column" : "columns") hidden\(names):"
      + " widen the terminal or use --format csv."
  }

  // MARK: Overviews

  private func text(of overview: Overview) -> String {
    let sections = lines(of: overview.sections).filter { !$0.isEmpty }
    let width = min(terminal.width, sections.map { $0.width }.max() ?? 0)
    let lines = heading.lines(above: width, width: terminal.width)
    let top = lines + [.rule(max(width, lines.width), "═")]
    return ([top] + sections + [wrapped(document.notes)]).map { $0.text(terminal) }
      .joined(separator: "\n")
  }

  /// Returns the lines of each section, with consecutive figures combined into one.
  private func lines(of sections: [Overview.Section]) -> [[StyledLine]] {
    var lines: [[StyledLine]] = []
    var blocks: [FigureBlock] = []
    /// Ends a sequence of figures.
    func endFigures() {
      if !blocks.isEmpty { lines.append(FigureBlock.lines(blocks, width: terminal.width)) }
      blocks = []
    }
    let aligned = sections.compactMap { section in
      if case .list(let list) = section, list.alignsWithOthers { shownTable(of: list) } else { nil }
    }
    for section in sections {
      switch section {
      case .figures(let figures): blocks.append(FigureBlock(figures))
      case .series(let series):
        endFigures()
        lines.append(SeriesLines(series, width: terminal.width).lines)
      case .list(let list):
        endFigures()
        lines.append(self.lines(of: list, alignedWith: list.alignsWithOthers ? aligned : []))
      }
    }
    endFigures()
    return lines
  }

  private func shownTable(of list: List) -> Table { list.table.prefix(list.shownCount) }

  private func lines(of list: List, alignedWith others: [Table]) -> [StyledLine] {
    let table = shownTable(of: list)
    let alike = others.filter { $0.columns.count == table.columns.count }
    let fit = ColumnFit(alike.isEmpty ? [table] : alike, width: terminal.width)
    let lines = TerminalTable(table, fit).lines
    guard !table.rows.isEmpty else { return lines + [StyledLine("(none)", .faint)] }
    let hidden = list.table.rows.count - list.shownCount
    guard hidden > 0, let options = list.moreOptions else { return lines }
    return lines + [StyledLine("\(NumberText.grouped(hidden)) more: \(options)", .faint)]
  }
}
