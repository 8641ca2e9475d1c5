package import JSONLines
package import OperatingSystem

/// The totals of a day's calls that have the same dimensions.
///
///     {"date":"2026-01-14","session_id":"...","tool":"Bash","project":"shop","project_dir":"~/shop",
///      "branch":"main","model":"claude-opus-5-5","count":12,"tokens":{"input":9,"output":3,"total":12},
///      "lines":{"added":0,"removed":0},"durations":12,"duration_ms":3456}
///
/// The members have the same names as in a record, so the line can be read as a record of many calls.
package struct TotalsLine {
  /// The sums, each clamped to `Int.max`.
  package struct Figures {
    package var count = 0
    package var inputTokens = 0
    package var outputTokens = 0
    package var totalTokens = 0
    package var linesAdded = 0
    package var linesRemoved = 0
    /// The number of calls that have a duration, and the sum of the durations in milliseconds.
    package var durationCount = 0
    package var durationTotal = 0

    package init() {}
  }

  /// The members that distinguish the groups of calls, in the order written; whether they failed does, too.
  package static let members: [RecordMember] = [
    .sessionID, .tool, .project, .projectDirectory, .branch, .model, .agent,
  ]

  /// The record that holds the texts.
  package let record: ScannedRecord
  package let hasFailed: Bool
  package private(set) var figures = Figures()

  /// Reads a line.
  package init(_ bytes: Span<UInt8>) throws(MalformedRecord.Reason) {
    record = try ScannedRecord(bytes)
    let object: JSONObject
    do throws(JSONError) {
      object = try JSONObject(scanning: bytes)
    } catch {
      throw .notAnObject(error)
    }
    hasFailed = object.isTrue("failed", in: bytes)
    figures.count = object.count("count", in: bytes) ?? 0
    figures.inputTokens = record.inputTokens
    figures.outputTokens = record.outputTokens
    figures.totalTokens = record.totalTokens
    figures.linesAdded = record.linesAdded
    figures.linesRemoved = record.linesRemoved
    figures.durationCount = object.count("durations", in: bytes) ?? 0
    figures.durationTotal = record.durationMilliseconds ?? 0
  }

  /// Writes a line.
  ///
  /// - Parameter names: The values of `members`, nil for those that the calls don't have.
  package static func write(
    _ figures: Figures, of names: [String?], hasFailed: Bool, on date: CalendarDate,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("date", date.description)
      for case (let member, let name?) in zip(members, names) {
        writer.name(member.name)
        writer.string(name)
      }
      if hasFailed {
        writer.name("failed")
        writer.literal("true")
      }
      writer.member("count", figures.count)
      writer.name(RecordMember.tokens.name)
      writer.object { writer in
        writer.member("input", figures.inputTokens)
        writer.member("output", figures.outputTokens)
        writer.member("total", figures.totalTokens)
      }
      if figures.linesAdded > 0 || figures.linesRemoved > 0 {
        writer.name(RecordMember.lines.name)
        writer.object { writer in
          writer.member("added", figures.linesAdded)
          writer.member("removed", figures.linesRemoved)
        }
      }
      if figures.durationCount > 0 || figures.durationTotal > 0 {
        writer.member("durations", figures.durationCount)
        writer.name(RecordMember.duration.name)
        writer.integer(figures.durationTotal)
      }
    }
    writer.endLine()
  }
}
