import Bytes

/// A title and a few figures, with their names on the left.
struct FigureBlock {
  private static let gap = 4

  private let title: String
  private let figures: [(name: String, value: String)]

  init(_ figures: Figures) {
    title = figures.title
    self.figures = figures.figures.map { (name: $0.name, value: $0.value) }
  }

  /// The lines of the block.
  var lines: [StyledLine] {
    let names = figures.map { DisplayWidth.of($0.name) }.max() ?? 0
    let values = figures.map { DisplayWidth.of($0.value) }.max() ?? 0
    let width = max(DisplayWidth.of(title), names + 2 + values)
    return [StyledLine(title, .heading), .rule(width)]
      + figures.map { name, value in
        var line = StyledLine(name)
        line.pad(to: names + 2 + values - DisplayWidth.of(value))
        line.append(value)
        return line
      }
  }

  /// Returns the lines of blocks side by side, with as many in a row as fit into `width`.
  static func lines(_ blocks: [FigureBlock], width: Int) -> [StyledLine] {
    var rows: [[[StyledLine]]] = []
    var used = 0
    for lines in blocks.map({ $0.lines }) {
      if used + gap + lines.width <= width, !rows.isEmpty {
        rows[rows.count - 1].append(lines)
        used += gap + lines.width
      } else {
        rows.append([lines])
        used = lines.width
      }
    }
    return Array(rows.map(beside).joined(separator: [StyledLine()]))
  }

  /// Returns the lines of blocks in one row.
  private static func beside(_ blocks: [[StyledLine]]) -> [StyledLine] {
    (0..<(blocks.map { $0.count }.max() ?? 0)).map { index in
      var line = StyledLine()
      var column = 0
      for block in blocks {
        line.pad(to: column)
        if index < block.count { line.append(block[index]) }
        column += block.width + gap
      }
      return line
    }
  }
}
