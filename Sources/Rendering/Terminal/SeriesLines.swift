import Bytes

/// A series as rows of small columns; steps without a value are gaps.
struct SeriesLines {
  private static let nameWidth = 7
  /// The width reserved for the highest value if steps have to be added up anyway.
  private static let highestWidth = 16

  let series: Series
  let width: Int

  /// The title and the rows; empty for fewer than two steps.
  var lines: [StyledLine] {
    guard series.count > 1 else { return [] }
    let labels = Self.nameWidth + series.first.utf8.count + 1 + 1 + series.last.utf8.count
    var room = max(1, width - labels)
    if room < series.count, room > 3 * Self.highestWidth { room -= Self.highestWidth }
    let sums = series.rows.map { Sparkline.folded($0.values, to: room) }
    var rows = zip(series.rows, sums).map { line(of: $0.name, values: $1.sums) }
    let highest = zip(series.rows, sums).map { "  up to \($0.text($1.sums.max() ?? 0))" }
    if zip(rows, highest).allSatisfy({ $0.width + $1.utf8.count <= width }) {
      for index in rows.indices { rows[index].append(highest[index]) }
    }
    let each = sums.first?.each ?? 1
    let title = each == 1 ? series.title : "\(series.title) (\(NumberText.grouped(each)) a mark)"
    let ruleWidth = min(width, max(rows.width, title.utf8.count))
    return [StyledLine(title, style: .heading), .rule(width: ruleWidth)] + rows
  }

  /// Returns a row between the labels of the first and last step.
  private func line(of name: String, values: [Int128]) -> StyledLine {
    var line = StyledLine(name)
    line.pad(to: Self.nameWidth)
    line.append(series.first + " ", style: .faint)
    line.append(Sparkline.text(of: values), style: .bar)
    line.append(" " + series.last, style: .faint)
    return line
  }
}
