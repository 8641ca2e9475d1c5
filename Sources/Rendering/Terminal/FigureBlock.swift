import Bytes

/// A title and a few figures, with their names on the left.
struct FigureBlock {
  private static let gap = 4

  let figures: Figures

  /// The lines of the block.
  private var lines: [StyledLine] {
    let names = figures.figures.map { DisplayWidth.of($0.name) }.max() ?? 0
    let values = figures.figures.map { DisplayWidth.of($0.value) }.max() ?? 0
    let width = max(DisplayWidth.of(figures.title), names + 2 + values)
    return [StyledLine(figures.title, style: .heading), .rule(width: width)]
      + figures.figures.map { figure in
        var line = StyledLine(figure.name)
        line.pad(to: names + 2 + values - DisplayWidth.of(figure.value))
        line.append(figure.value)
        return line
      }
  }

  /// Returns the lines of blocks side by side, with as many in a row as fit into `width`.
  static func lines(of blocks: [FigureBlock], width: Int) -> [StyledLine] {
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
    return Array(rows.map(row).joined(separator: [StyledLine()]))
  }

  /// Returns the lines of blocks in one row.
  private static func row(of blocks: [[StyledLine]]) -> [StyledLine] {
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
