import Analysis
import Bytes
package import JSONLines
import OperatingSystem

extension BreakdownReport {
  /// Writes the members of the JSON object.
  package func writeMembers(to writer: inout JSONWriter) {
    writer.header(header, total: total)
    writer.summary(of: total, header: header)
    writer.objects(named: "groups", of: rows) { writer, row in
      for (dimension, name) in zip(dimensions, row.names) {
        writer.member(dimension.rawValue, name)
      }
      if let session = row.session { write(session, to: &writer) }
      writer.member("count", row.group.totals.count)
      writer.member("failures", row.group.totals.failures)
      writer.member("sessions", row.group.sessions)
      writer.figures(of: row.group, for: header)
      writer.lines(of: row.group.totals)
      writer.durations(of: row.group)
    }
    writer.member("groups_hidden", hiddenCount)
    writer.data(header.quality)
  }

  /// Writes the details of a session.
  private func write(_ session: Session, to writer: inout JSONWriter) {
    for dimension in sessionDimensions {
      writer.member(dimension.rawValue, session.name(in: dimension))
    }
    guard let activity = session.activity else { return }
    writer.member("start", Moment(seconds: activity.start).utcText)
    writer.member("end", Moment(seconds: activity.end).utcText)
    writer.member("length_seconds", activity.end - activity.start)
    writer.member("active_seconds", activity.active)
  }
}
