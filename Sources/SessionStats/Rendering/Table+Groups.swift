import CommandLineTool
import POSIX

extension Table {
  /// The table of a report.
  init(_ report: GroupReport) {
    let isBySession = report.dimensions.contains(.session)
    let measures = Measure.all.filter {
      $0.text != nil && !(isBySession && $0.member == "sessions")
    }
    let sessionColumns = isBySession ? Self.sessionColumns(report) : []
    columns =
      report.dimensions.map { Column(title: $0.header, isNumber: false) }
      + sessionColumns + measures.map { Column(title: $0.header, isNumber: true) }
    rows = report.rows.map { row in
      row.names.map(\.visible) + Self.cells(row.session, report)
        + measures.map { $0.text?(row.group) ?? "" }
    }
    let empty = Array(
      repeating: "", count: max(0, report.dimensions.count - 1) + sessionColumns.count)
    totals = ["Total"] + empty + measures.map { $0.text?(report.total) ?? "" }
    let hidden = NumberText.grouped(report.hiddenCount)
    let hiddenNote = "\(hidden) more in the total, but not shown."
    notes = (report.hiddenCount > 0 ? [hiddenNote] : []) + [report.rateBasis.note]
  }

  private static func sessionColumns(_ report: GroupReport) -> [Column] {
    [("Start", false), ("Length", true), ("Active", true)].map { Column(title: $0, isNumber: $1) }
      + report.sessionDimensions.map { Column(title: $0.header, isNumber: false) }
  }

  private static func cells(_ session: GroupReport.Session?, _ report: GroupReport) -> [String] {
    guard let session else { return [] }
    let times =
      session.activity.map { activity in
        [
          Moment(seconds: activity.start).localText,
          DurationText.short(seconds: activity.end - activity.start),
          DurationText.short(seconds: activity.active),
        ]
      } ?? ["", "", ""]
    return times + report.sessionDimensions.map { session.name(in: $0).visible }
  }
}
