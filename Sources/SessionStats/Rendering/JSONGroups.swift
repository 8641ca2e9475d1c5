import JSONLines
import OperatingSystem

/// Groups as JSON. Members are only ever added to it, since scripts go by their names.
struct JSONGroups {
  private let report: GroupReport

  init(_ report: GroupReport) { self.report = report }

  /// One object, indented, with a newline at its end.
  var text: String {
    var writer = JSONWriter.report
    writer.object { writer in
      writer.header(report.header, report.total)
      writer.summary(report.total, report.header.basis)
      writer.name("groups")
      writer.array(report.rows) { writer, row in
        writer.object { write(row, &$0) }
      }
      writer.member("groups_hidden", report.hiddenCount)
      writer.data(report.header.quality)
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func write(_ row: GroupReport.Row, _ writer: inout JSONWriter) {
    for (dimension, name) in zip(report.dimensions, row.names) {
      writer.member(dimension.rawValue, name)
    }
    if let session = row.session { write(session, &writer) }
    writer.member("count", row.group.totals.count)
    writer.member("failures", row.group.totals.failures)
    writer.member("sessions", row.group.sessions)
    writer.figures(row.group, report.header.basis)
    writer.lines(row.group.totals)
    writer.durations(row.group)
  }

  private func write(_ session: GroupReport.Session, _ writer: inout JSONWriter) {
    for dimension in report.sessionDimensions {
      writer.member(dimension.rawValue, session.name(in: dimension))
    }
    guard let activity = session.activity else { return }
    writer.member("start", Moment(seconds: activity.start).utcText)
    writer.member("end", Moment(seconds: activity.end).utcText)
    writer.member("length_seconds", activity.end - activity.start)
    writer.member("active_seconds", activity.active)
  }
}
