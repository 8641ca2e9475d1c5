package import ActivityLog
package import OperatingSystem

/// The result of a scan: what was accumulated, statistics and messages.
package struct ScanResult<Accumulator: Reduction>: Sendable {
  package var accumulator: Accumulator
  /// Whether no call and no response was selected.
  package var isEmpty = true
  package var quality = DataQuality()
  /// The number of calls that come from totals of rotated day files.
  package var rotatedCalls = 0
  /// The number of rotated calls whose totals don't contain what the filters ask for.
  package var unansweredCalls = 0
  /// The first day with counted calls.
  package var firstCountedDay: CalendarDate?
  /// The days of all files, in range or not.
  package var days = DaySpan()
  /// The hints about filters that match nothing.
  package var filterHints: [String] = []
  package var logDirectories: [LogDirectory] = []
  /// The paths of the searched directories.
  package var lookedIn: [String] = []
  package var newest = ""
  /// Whether no directory could be read, so that there is nothing to report.
  package var isUnreadable = false
  /// The warnings and errors, a line each.
  package var messages: [String] = []
  package var hasFailed = false

  package init(_ accumulator: Accumulator) { self.accumulator = accumulator }

  /// Adds the number of errors that kept the hook from writing records, and a message with the last one.
  package mutating func note(_ troubles: ErrorLog) {
    let (count, last) = troubles.lines
    quality.troubles += count
    if let last { messages.append("the hook had trouble, last: \(last)") }
  }
}
