import Analysis
import Bytes
import OperatingSystem
package import Rendering

extension BreakdownReport {
  package var document: Document {
    let names = dimensions.map { $0.header.lowercased() }.joined(separator: " and ")
    let hidden = "\(NumberText.counted(hiddenCount, "more row")) in the total, but not shown."
    return Document(
      title: "Claude Code by \(names) - \(header.label)", days: header.dayText,
      headline: Headline(
        HeadlineText.of(
          total, of: header.basis, isLowerBound: header.isLowerBound(of: total),
          in: header.currency)),
      body: .table(table),
      notes: (hiddenCount > 0 ? [hidden] : [])
        + header.tableNotes(on: total, rates: rateBasis))
  }

  private var table: Table {
    let rows = rows
    let isBySession = dimensions.contains(.session)
    let metrics = Metric.all(for: header.basis, in: header.currency).filter {
      $0.text != nil && !(isBySession && $0.member == "sessions")
    }
    let sessionColumns = isBySession ? sessionColumns : []
    let empty = [String](repeating: "", count: max(0, dimensions.count - 1) + sessionColumns.count)
    return Table(
      columns: dimensions.map { .text($0.header, shortening: $0.shortening) }
        + sessionColumns + metrics.map { $0.column(sortedBy: orderKey) },
      rows: Rows(count: rows.count) { index in
        let row = rows[index]
        return row.names.map { $0.visible } + cells(of: row.session)
          + metrics.map { $0.text?(row.group) ?? "" }
      },
      totals: ["Total"] + empty + metrics.map { $0.text?(total) ?? "" },
      shares: shares)
  }

  private var sessionColumns: [Table.Column] {
    [.text("Start", rank: 90), .number("Length", rank: 20), .number("Active", rank: 65)]
      + sessionDimensions.map {
        .text($0.header, rank: $0 == .project ? 80 : 55, shortening: $0.shortening)
      }
  }

  private func cells(of session: Session?) -> [String] {
    guard let session else { return [] }
    let times =
      session.activity.map { activity in
        [
          Moment(seconds: activity.start).localText,
          DurationText.short(seconds: activity.end - activity.start),
          DurationText.short(seconds: activity.active),
        ]
      } ?? ["", "", ""]
    return times + sessionDimensions.map { session.name(in: $0).visible }
  }

  package var data: DataTable {
    let rows = rows
    let metrics = Metric.all(for: header.basis, in: header.currency)
    let details =
      dimensions.contains(.session)
      ? sessionDimensions.map { $0.rawValue }
        + ["start", "end", "length_seconds", "active_seconds"] : []
    return DataTable(
      names: dimensions.map { $0.rawValue } + details + metrics.map { $0.member },
      rows: Rows(count: rows.count) { index in
        let row = rows[index]
        return row.names.map { .text($0) } + data(of: row.session)
          + metrics.map { .number($0.plain(row.group)) }
      })
  }

  private func data(of session: Session?) -> [DataTable.Cell] {
    guard let session else { return [] }
    let names = sessionDimensions.map { DataTable.Cell.text(session.name(in: $0)) }
    guard let activity = session.activity else {
      return names + Array(repeating: .number(""), count: 4)
    }
    return names + [
      .text(Moment(seconds: activity.start).utcText), .text(Moment(seconds: activity.end).utcText),
      .number("\(activity.end - activity.start)"), .number("\(activity.active)"),
    ]
  }
}
