package import ActivityLog
package import Analysis
import JSONLines
import ToolCalls

/// Accumulates the data of a summary: all calls, and the edits of files.
package struct SummaryReduction: CellReduction {
  package var calls = Aggregate(
    by: [.day, .project, .projectDirectory, .tool, .model], durationsBy: .tool)
  /// The calls that edited a file.
  private(set) var edits = Aggregate(
    by: [.project, .projectDirectory, .file], countsSessions: false)

  /// The times of all calls and responses; nil unless the active time is shown.
  private(set) var times: SessionTimes?
  /// The sessions that have times.
  private var sessions = StringInterner()

  package init(measuringTime: Bool = false) { times = measuringTime ? SessionTimes() : nil }

  /// Starts the records of another file.
  package mutating func begin(file: DayFile) {
    calls.begin(file: file)
    edits.begin(file: file)
  }

  /// Adds a call, also to the edits if it edited a file.
  package mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    calls.add(call: record, in: bytes)
    addTime(of: record, in: bytes)
    if record.file != nil, let tool = record.tool,
      ToolRule.isEditor(tool, in: bytes)
    {
      edits.add(call: record, in: bytes)
    }
  }

  /// Adds a response, also its time.
  package mutating func add(
    response: ResponseCharge, named record: ScannedRecord, in bytes: Span<UInt8>
  ) {
    calls.add(response: response, named: record, in: bytes)
    addTime(of: record, in: bytes)
  }

  private mutating func addTime(of record: ScannedRecord, in bytes: Span<UInt8>) {
    guard times != nil else { return }
    times?.addTime(of: record, in: bytes, to: sessions.number(of: record.session, in: bytes))
  }

  package static func += (left: inout SummaryReduction, right: SummaryReduction) {
    left.calls += right.calls
    left.edits += right.edits
    guard let times = right.times else { return }
    left.times?.add(times, numbers: left.sessions.numbers(of: right.sessions))
  }
}
