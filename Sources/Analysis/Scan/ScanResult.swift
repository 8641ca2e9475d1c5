package import ActivityLog

/// The result of a scan: what was accumulated, statistics and messages.
package struct ScanResult<Accumulator: Reduction>: Sendable {
  package internal(set) var accumulator: Accumulator
  /// What the figures are computed from.
  package internal(set) var basis = CostBasis.toolTraffic
  /// Whether no call and no response was selected.
  package internal(set) var isEmpty = true
  package internal(set) var quality = DataQuality()
  /// The number of calls that come from totals of rotated day files.
  var rotatedCalls = 0
  /// The number of rotated calls whose totals don't contain what the filters ask for.
  var unansweredCalls = 0
  /// The selected sessions of the log that have no transcript, so that the bill leaves them out; nil if there are none.
  package internal(set) var uncovered: SessionDays?
  /// The days of all files, in range or not.
  package internal(set) var days = DaySpan()
  /// The filter, with all names that it has seen.
  package internal(set) var filter: RecordFilter
  /// The number of selected calls that never ran; nil without transcripts, which alone tell.
  package internal(set) var refusedCalls: Int?
  package internal(set) var logDirectories: [LogDirectory] = []
  /// The paths of the searched directories.
  package internal(set) var lookedIn: [String] = []
  package internal(set) var newest = ""
  /// Whether no directory could be read, so that there is nothing to report.
  package internal(set) var isUnreadable = false
  /// The warnings and errors, a line each.
  package internal(set) var messages: [String] = []
  package internal(set) var hasFailed = false

  init(_ accumulator: Accumulator, filter: RecordFilter) {
    self.accumulator = accumulator
    self.filter = filter
  }

  /// Adds the number of errors that kept the hook from writing records, and a message with the last one.
  package mutating func addErrors(in log: ErrorLog) {
    let (count, last) = log.lines
    quality.troubles += count
    if let last { messages.append("the hook had trouble, last: \(last)") }
  }
}
