import ActivityLog
import OperatingSystem

/// A day file whose records are in totals.
struct FoldedFile {
  let file: DayFile
  /// The file's status before it was read.
  let status: FileStatus
  /// The numbers of records that weren't in totals before.
  var recordCount = 0
  var malformedCount = 0
}
