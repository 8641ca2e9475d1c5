import CommandLineTool
import OperatingSystem

extension Table {
  /// The table of a report.
  init(_ report: GroupReport) {
    let isBySession = report.dimensions.contains(.session)
    let measures = Metric.all(report.header.basis).filter {
      $0.text != nil && !(isBySession && $0.member == "sessions")
    }
    let sessionColumns = isBySession ? Self.sessionColumns(report) : []
    columns =
      report.dimensions.map {
        Column(title: $0.header, isNumber: false, shortening: $0.shortening)
      } + sessionColumns + measures.map { $0.column(sortedBy: report.orderKey) }
    rows = report.rows.map { row in
      row.names.map { $0.visible } + Self.cells(row.session, report)
        + measures.map { $0.text?(row.group) ?? "" }
    }
    let empty = Array(
      repeating: "", count: max(0, report.dimensions.count - 1) + sessionColumns.count)
    totals = ["Total"] + empty + measures.map { $0.text?(report.total) ?? "" }
    let hidden = NumberText.counted(report.hiddenCount, "more row")
    let hiddenNote = "\(hidden) in the total, but not shown."
    notes = (report.hiddenCount > 0 ? [hiddenNote] : []) + report.notes
    shares = Shares(
      of: report.rows.map { $0.group }, report.total, by: report.orderKey,
      report.header.basis.figure)
  }

  private static func sessionColumns(_ report: GroupReport) -> [Column] {
    [
      Column(title: "Start", isNumber: false, rank: 90),
      Column(title: "Length", isNumber: true, rank: 20),
      Column(title: "Active", isNumber: true, rank: 65),
    ]
      + report.sessionDimensions.map {
        Column(
          title: $0.header, isNumber: false, rank: $0 == .project ? 80 : 55,
          shortening: $0.shortening)
      }
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
