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
}
