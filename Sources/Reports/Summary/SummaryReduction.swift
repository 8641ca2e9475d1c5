package import ActivityLog
package import Analysis
import ToolCalls

/// Accumulates the data of a summary: all calls, and the edits of files.
package struct SummaryReduction: CellReduction {
  package var calls = Aggregate(
    by: [.day, .project, .projectDirectory, .tool, .model], durationsBy: .tool)
  /// The calls that edited a file.
  private(set) var edits = Aggregate(
    by: [.project, .projectDirectory, .file], countsSessions: false)

  package init() {}

  /// Starts the records of another file.
  package mutating func begin(file: DayFile) {
    calls.begin(file: file)
    edits.begin(file: file)
  }

  /// Adds a call, also to the edits if it edited a file.
  package mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    calls.add(call: record, in: bytes)
    if record.file != nil, let tool = record.tool,
      ToolRule.isEditor(tool, in: bytes)
    {
      edits.add(call: record, in: bytes)
    }
  }

  package static func += (left: inout SummaryReduction, right: SummaryReduction) {
    left.calls += right.calls
    left.edits += right.edits
  }
}
