package import ActivityLog
package import OperatingSystem

/// What a scan accumulated, and what it went through for that.
package struct ScanResult<Accumulator: Reduction>: Sendable {
  package var accumulator: Accumulator
  /// Whether no call and no response was accepted.
  package var isEmpty = true
  package var quality = DataQuality()
  /// Those of the calls that come from totals of rotated day files.
  package var rotatedCalls = 0
  /// Rotated calls of which totals don't say whether the filters accept them.
  package var unansweredCalls = 0
  /// The first day of which calls were counted.
  package var firstCountedDay: CalendarDate?
  /// The days of the files in the directory, whether in range or not.
  package var days = DaySpan()
  /// What to say of filters that match nothing.
  package var filterHints: [String] = []
  package var logDirectories: [LogDirectory] = []
  /// The directories in which was looked, and what to say of the newest thing there.
  package var lookedIn: [String] = []
  package var newest = ""
  /// Whether no directory could be read, so that there is nothing to report.
  package var isUnreadable = false
  /// What went wrong, a line each, and whether something failed by it.
  package var messages: [String] = []
  package var hasFailed = false

  package init(_ accumulator: Accumulator) { self.accumulator = accumulator }

  /// Counts what kept the hook from writing records, and names the last of it.
  package mutating func note(_ troubles: ErrorLog) {
    let (count, last) = troubles.lines
    quality.troubles += count
    if let last { messages.append("the hook had trouble, last: \(last)") }
  }
}
