import Bytes

/// Renders documents as plain text, with a line layout that scripts may rely on.
struct TextRenderer {
  private static let rule = String(repeating: "═", count: 59)
  /// The minimum width of names in sections with shared alignment.
  private static let sharedNameWidth = 17

  let document: Document

  /// Writes the text, in which each line ends with a newline.
  func write(to output: TextOutput) {
    if let headline = document.headline, !headline.isForTerminal {
      output.append("\(headline.text.visible)\n\n")
    }
    switch document.body {
    case .overview(let overview): output.append(text(of: overview))
    case .table(let table):
      TextTable.write(table, heading: document.title, notes: document.notes, to: output)
    }
  }

  private func text(of overview: Overview) -> String {
    let heading = [Self.rule, "        \(document.title.visible)", Self.rule]
    let sections = overview.sections.map { section in
      switch section {
      case .figures(let figures): Self.lines(of: figures)
      // Shown only on a terminal, where it can be fitted to the width.
      case .series: [String]()
      case .list(let list):
        Self.section(titled: list.title, lines: list.lines + (list.unlisted.map { [$0] } ?? []))
      }
    }
    let note = ["Note"] + document.notes.map { "  " + $0 }
    return ([heading] + sections + [note]).filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private static func lines(of figures: Figures) -> [String] {
    let shown = figures.figures.filter { !$0.isInList }
    let longest = shown.map { $0.fullName.count + 1 }.max() ?? 0
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
    return section(titled: figures.title, lines: lines)
  }

  private static func section(titled title: String, lines: [String]) -> [String] {
    [title] + (lines.isEmpty ? ["  (none)"] : lines.map { "  " + $0 })
  }
}
