import Analysis
import Bytes
package import JSONLines
import OperatingSystem

extension BreakdownReport {
  /// Writes the members of the JSON object.
  package func writeMembers(to writer: inout JSONWriter) {
    writer.header(header, total)
    writer.summary(total, header.basis)
    writer.name("groups")
    writer.array(rows) { writer, row in
      writer.object { write(row, to: &$0) }
    }
    writer.member("groups_hidden", hiddenCount)
    writer.data(header.quality)
  }

  /// Writes a row's names and figures.
  private func write(_ row: BreakdownReport.Row, to writer: inout JSONWriter) {
    for (dimension, name) in zip(dimensions, row.names) {
      writer.member(named: dimension.rawValue, name)
    }
    if let session = row.session { write(session, to: &writer) }
    writer.member("count", row.group.totals.count)
    writer.member("failures", row.group.totals.failures)
    writer.member("sessions", row.group.sessions)
    writer.figures(row.group, header.basis)
    writer.lines(row.group.totals)
    writer.durations(row.group)
  }

  /// Writes the details of a session.
  private func write(_ session: BreakdownReport.Session, to writer: inout JSONWriter) {
    for dimension in sessionDimensions {
      writer.member(named: dimension.rawValue, session.name(in: dimension))
    }
    guard let activity = session.activity else { return }
    writer.member("start", Moment(seconds: activity.start).utcText)
    writer.member("end", Moment(seconds: activity.end).utcText)
    writer.member("length_seconds", activity.end - activity.start)
    writer.member("active_seconds", activity.active)
  }
}
