import CommandLineTool
import OperatingSystem

/// The days of a range as rows of small columns; days without records are gaps.
struct DayLines {
  private static let nameWidth = 7
  /// What the highest value may take where days are folded anyway.
  private static let highestWidth = 16

  private let report: SummaryReport
  private let width: Int

  init(_ report: SummaryReport, width: Int) {
    self.report = report
    self.width = width
  }

  /// A section; empty for a single day.
  var lines: [StyledLine] {
    let count = report.header.dayCount
    guard count > 1, !report.days.isEmpty else { return [] }
    let (first, last) = (report.header.from.description, report.header.to.description)
    let labels = Self.nameWidth + first.utf8.count + 1 + 1 + last.utf8.count
    var room = max(1, width - labels)
    if room < count, room > 3 * Self.highestWidth { room -= Self.highestWidth }
    let (calls, each) = Sparkline.folded(values(.count), to: room)
    let (costs, _) = Sparkline.folded(values(.cost), to: room)
    var rows = [("Calls", calls), ("Cost", costs)].map { row($0, first, $1, last) }
    let highest = [
      NumberText.grouped((calls.max() ?? 0).clamped),
      NumberText.dollars(Money(units: costs.max() ?? 0).rounded),
    ].map { "  up to \($0)" }
    if zip(rows, highest).allSatisfy({ $0.width + $1.utf8.count <= width }) {
      for index in rows.indices { rows[index].append(highest[index]) }
    }
    let title = each == 1 ? "Days" : "Days (\(NumberText.grouped(each)) a mark)"
    return [StyledLine(title, .heading), .rule(min(width, max(rows.width, title.utf8.count)))]
      + rows
  }

  /// A measure of the days between the first and the last of them.
  private func row(
    _ name: String, _ first: String, _ values: [Int128], _ last: String
  ) -> StyledLine {
    var line = StyledLine(name)
    line.pad(to: Self.nameWidth)
    line.append(first + " ", .faint)
    line.append(Sparkline.text(values), .bar)
    line.append(" " + last, .faint)
    return line
  }

  /// What each day of the calendar has, from the first to the last.
  private func values(_ key: RowOrder.Key) -> [Int128] {
    var values = [Int128](repeating: 0, count: report.header.dayCount)
    for day in report.days {
      guard let date = CalendarDate(day.name),
        let amount = key.amount(of: day.group, report.header.basis.figure)
      else {
        continue
      }
      let index = (date.secondsInUTC - report.header.from.secondsInUTC) / 86_400
      if values.indices.contains(index) { values[index] = amount }
    }
    return values
  }
}
