import ActivityLog
import OperatingSystem

/// All that a report is made of.
struct ScanResult {
  var calls: Aggregate
  /// The calls of tools that write files; only for the summary.
  var edits = Aggregate([.project, .projectDirectory, .file], countsSessions: false)
  /// When sessions were active; only where they are rows.
  var sessionTimes = SessionTimes()
  var quality = DataQuality()
  /// Those of the calls that come from totals of rotated day files.
  var rotatedCalls = 0
  /// Rotated calls of which totals don't say whether the filters accept them.
  var unansweredCalls = 0
  /// The first day of which calls were counted.
  var firstCountedDay: CalendarDate?
  /// The days of the files in the directory, whether in range or not.
  var days = DaySpan()
  /// What to say of filters that match nothing.
  var filterHints: [String] = []
  var logDirectories: [LogDirectory] = []
  /// The directories in which was looked, and what to say of the newest thing there.
  var lookedIn: [String] = []
  var newest = ""
  /// Whether no directory could be read, so that there is nothing to report.
  var isUnreadable = false
  /// What went wrong, a line each, and whether something failed by it.
  var messages: [String] = []
  var hasFailed = false

  init(_ query: Query) {
    calls =
      query.isForSummary
      ? Aggregate([.day, .project, .projectDirectory, .tool, .model], durationsBy: .tool)
      : Aggregate(GroupReport.dimensions(of: query), countsSessions: !query.onlyTotal)
  }

  /// Counts what kept the hook from writing records, and names the last of it.
  mutating func note(_ troubles: ErrorLog) {
    let (count, last) = troubles.lines
    quality.troubles += count
    if let last { messages.append("the hook had trouble, last: \(last)") }
  }
}
