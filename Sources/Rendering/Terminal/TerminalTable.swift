import Bytes

/// A table on a terminal, with the columns that fit and bars for shares.
struct TerminalTable {
  let table: Table
  let fit: ColumnFit

  /// The titles, the rows, and the totals below a rule.
  var lines: [StyledLine] {
    let rule = StyledLine.rule(width: fit.lineWidth)
    var lines = [titles, rule]
    for (index, cells) in rows.enumerated() {
      var line = line(of: cells, style: style)
      if let shares = table.shares { append(shares.parts[index], of: shares, to: &line) }
      lines.append(line)
    }
    if let totals = table.totals {
      var line = line(of: totals) { _, _ in .heading }
      if fit.showsShares, let total = table.shares?.total {
        appendPercent(of: total, style: .heading, to: &line)
      }
      lines += rows.isEmpty ? [line] : [rule, line]
    }
    return lines
  }

  private var titles: StyledLine {
    var line = line(of: table.columns.map { $0.title }) { _, _ in .heading }
    if fit.showsShares, let shares = table.shares {
      line.pad(to: fit.lineWidth - fit.shareWidth)
      line.append(ColumnFit.title(of: shares.title, hasBars: fit.barWidth > 0), style: .heading)
    }
    return line
  }

  /// The rows, with names shortened to the widths of the columns.
  private var rows: [[String]] {
    var rows = Array(table.rows)
    for index in fit.shown {
      guard let shortening = table.columns[index].shortening else { continue }
      let names = shortening.shortened(rows.map { $0[index] }, to: fit.widths[index])
      for row in rows.indices { rows[row][index] = names[row] }
    }
    return rows
  }

  private func line(of cells: [String], style: (Table.Column, String) -> TextStyle) -> StyledLine {
    var line = StyledLine()
    var start = 0
    for index in fit.shown {
      let (cell, column) = (cells[index], table.columns[index])
      let indent = column.isNumber ? fit.widths[index] - DisplayWidth.of(cell) : 0
      line.pad(to: start + indent)
      line.append(cell, style: style(column, cell))
      start += fit.widths[index] + ColumnFit.gap
    }
    return line
  }

  /// Appends a row's share, and its bar if there is room for bars.
  private func append(_ part: Double, of shares: Table.Shares, to line: inout StyledLine) {
    guard fit.showsShares else { return }
    appendPercent(of: part, style: part > 0 ? .plain : .faint, to: &line)
    guard shares.longest > 0 else { return }
    line.pad(to: fit.lineWidth - fit.barWidth)
    line.append(Sparkline.bar(for: part / shares.longest, cells: fit.barWidth), style: .bar)
  }

  private func appendPercent(of part: Double, style: TextStyle, to line: inout StyledLine) {
    let percent = Self.percent(of: part)
    let end = fit.lineWidth - (fit.barWidth > 0 ? fit.barWidth + 1 : 0)
    line.pad(to: end - percent.utf8.count)
    line.append(percent, style: style)
  }

  /// Returns a share in whole percent; `<1%` and `>99%` instead of a misleading 0 or 100.
  static func percent(of part: Double) -> String {
    let percent = Int((min(max(part, 0), 1) * 100).rounded())
    if part > 0, percent == 0 { return "<1%" }
    if part < 1, percent == 100 { return ">99%" }
    return "\(percent)%"
  }

  /// Returns the style of a cell: zeros are faint, failures are highlighted.
  private func style(in column: Table.Column, of cell: String) -> TextStyle {
    guard column.isNumber else { return .plain }
    let isZero = !cell.utf8.contains { UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0 }
    return isZero ? .faint : column.isAlarming ? .alarm : .plain
  }
}
