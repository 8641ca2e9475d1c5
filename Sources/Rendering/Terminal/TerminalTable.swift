import Bytes

/// A table on a terminal, with the columns that fit and bars for shares.
struct TerminalTable {
  private let table: Table
  private let fit: ColumnFit

  init(_ table: Table, _ fit: ColumnFit) {
    self.table = table
    self.fit = fit
  }

  /// The titles, the rows, and the totals below a rule.
  var lines: [StyledLine] {
    let rule = StyledLine.rule(fit.lineWidth)
    var lines = [titles, rule]
    for (index, cells) in rows.enumerated() {
      var line = line(cells, style)
      if let shares = table.shares { append(shares.parts[index], of: shares, to: &line) }
      lines.append(line)
    }
    if let totals = table.totals {
      var line = line(totals) { _, _ in .heading }
      if fit.showsShares, let total = table.shares?.total {
        appendPercent(total, .heading, to: &line)
      }
      lines += rows.isEmpty ? [line] : [rule, line]
    }
    return lines
  }

  private var titles: StyledLine {
    var line = line(table.columns.map { $0.title }) { _, _ in .heading }
    if fit.showsShares, let shares = table.shares {
      line.pad(to: fit.lineWidth - fit.shareWidth)
      line.append(ColumnFit.title(shares.title, hasBars: fit.barWidth > 0), .heading)
    }
    return line
  }

  /// The rows, with names shortened to the widths of the columns.
  private var rows: [[String]] {
    var rows = table.rows
    for index in fit.shown {
      guard let shortening = table.columns[index].shortening else { continue }
      let names = shortening.shortened(rows.map { $0[index] }, to: fit.widths[index])
      for row in rows.indices { rows[row][index] = names[row] }
    }
    return rows
  }

  private func line(_ cells: [String], _ style: (Int, String) -> TextStyle) -> StyledLine {
    var line = StyledLine()
    var column = 0
    for index in fit.shown {
      let cell = cells[index]
      let indent = table.columns[index].isNumber ? fit.widths[index] - DisplayWidth.of(cell) : 0
      line.pad(to: column + indent)
      line.append(cell, style(index, cell))
      column += fit.widths[index] + ColumnFit.gap
    }
    return line
  }

  /// Appends a row's share, and its bar if there is room for bars.
  private func append(_ part: Double, of shares: Table.Shares, to line: inout StyledLine) {
    guard fit.showsShares else { return }
    appendPercent(part, part > 0 ? .plain : .faint, to: &line)
    guard shares.longest > 0 else { return }
    line.pad(to: fit.lineWidth - fit.barWidth)
    line.append(Bar.text(part / shares.longest, cells: fit.barWidth), .bar)
  }

  private func appendPercent(_ part: Double, _ style: TextStyle, to line: inout StyledLine) {
    let percent = ShareText.percent(part)
    let end = fit.lineWidth - (fit.barWidth > 0 ? fit.barWidth + 1 : 0)
    line.pad(to: end - percent.utf8.count)
    line.append(percent, style)
  }

  /// Returns the style of a cell: zeros are faint, failures are highlighted.
  private func style(_ index: Int, _ cell: String) -> TextStyle {
    let column = table.columns[index]
    guard column.isNumber else { return .plain }
    let isZero = !cell.utf8.contains { UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0 }
    return isZero ? .faint : column.isAlarming ? .alarm : .plain
  }
}
