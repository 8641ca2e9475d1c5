import Bytes

/// Renders documents as plain text, line by line as people and scripts know it.
struct TextRenderer {
  private static let rule = String(repeating: "═", count: 59)
  /// The least width of names whose values are aligned with those of other sections.
  private static let sharedNameWidth = 17

  private let document: Document

  init(_ document: Document) { self.document = document }

  /// The text, whose lines all end with a newline.
  var text: String {
    switch document.body {
    case .overview(let overview): text(of: overview)
    case .table(let table):
      TextTable.text(table, heading: document.title, notes: document.notes)
    }
  }

  private func text(of overview: Overview) -> String {
    let heading = [Self.rule, "        \(document.title.visible)", Self.rule]
    let sections = overview.sections.map { section in
      switch section {
      case .figures(let figures): Self.lines(of: figures)
      // Only a terminal has room for it.
      case .series: [String]()
      case .list(let list): Self.section(list.title, lines: list.lines)
      }
    }
    let note = ["Note"] + document.notes.map { "  " + $0 }
    return ([heading] + sections + [note]).filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private static func lines(of figures: Figures) -> [String] {
    let shown = figures.figures.filter { !$0.isInList }
    let longest = (shown.map { $0.fullName.count + 1 }.max() ?? 0)
    let width =
      switch figures.alignment {
      case .shared: max(sharedNameWidth, longest)
      case .own: longest
      case .none: 0
      }
    let lines = shown.map { figure in
      let gap = String(repeating: " ", count: max(1, width - figure.fullName.count + 1))
      return "\(figure.fullName):\(gap)\(figure.value)"
    }
    return section(figures.title, lines: lines)
  }

  private static func section(_ title: String, lines: [String]) -> [String] {
    [title] + (lines.isEmpty ? ["  (none)"] : lines.map { "  " + $0 })
  }
}
