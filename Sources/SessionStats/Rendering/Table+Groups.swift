import CommandLineTool
import POSIX

extension Table {
  /// The table of a report.
  init(_ report: GroupReport) {
    let isBySession = report.dimensions.contains(.session)
    let measures = Measure.all.filter {
      $0.text != nil && !(isBySession && $0.member == "sessions")
    }
    let sessionColumns = isBySession ? Self.sessionColumns : []
    columns =
      report.dimensions.map { Column(title: $0.header, isNumber: false) }
      + sessionColumns + measures.map { Column(title: $0.header, isNumber: true) }
    rows = report.rows.map { row in
      row.names.map(\.visible) + Self.cells(row.session)
        + measures.map { $0.text?(row.group) ?? "" }
    }
    let empty = Array(
      repeating: "", count: report.dimensions.count - 1 + sessionColumns.count)
    totals = ["Total"] + empty + measures.map { $0.text?(report.total) ?? "" }
    let hidden = NumberText.grouped(report.hiddenCount)
    notes =
      (report.hiddenCount > 0 ? ["Not shown, but in the total: \(hidden) more."] : []) + [
        "Tool traffic, estimated at 4 characters a token, \(report.rateBasis.description);"
          + " the bill is higher."
      ]
  }

  private static let sessionColumns = ["Start", "Length", "Active", "Project", "Model"].map {
    Column(title: $0, isNumber: $0 == "Length" || $0 == "Active")
  }

  private static func cells(_ session: GroupReport.Session?) -> [String] {
    guard let session else { return [] }
    let times =
      session.activity.map { activity in
        [
          Moment(seconds: activity.start).localText,
          DurationText.short(seconds: activity.end - activity.start),
          DurationText.short(seconds: activity.active),
        ]
      } ?? ["", "", ""]
    return times + [session.project.visible, session.model.visible]
  }
}
