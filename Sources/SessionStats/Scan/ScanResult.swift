import ActivityLog
import POSIX

/// All that a report is made of.
struct ScanResult {
  var calls = Aggregate(
    [.day, .session, .project, .projectFolder, .tool, .model], durationsBy: .tool)
  /// The calls of tools that write files.
  var edits = Aggregate([.project, .projectFolder, .file])
  var quality = DataQuality()
  /// The days of the files in the folder, first and last, whether in range or not.
  var firstDay: CalendarDate?
  var lastDay: CalendarDate?
  /// The names of the projects that a filter saw.
  var projectNames: [String] = []
  /// What went wrong, a line each, and whether something failed by it.
  var messages: [String] = []
  var hasFailed = false

  /// Counts what kept the hook from writing records, and names the last of it.
  mutating func note(_ troubles: TroubleLog) {
    let (count, last) = troubles.lines
    quality.troubles = count
    if let last { messages.append("the hook had trouble, last: \(last)") }
  }
}
