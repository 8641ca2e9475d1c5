import ActivityLog
import OperatingSystem

/// A day file, with its state when it was found.
struct SeenFile {
  let file: DayFile
  /// The status when it was found; nil if unknown.
  let status: FileStatus?
  /// The ranges of its records that count elsewhere.
  var skipped: [Range<Int>] = []

  /// The size in bytes; 0 if unknown.
  var size: Int { status?.size ?? 0 }

  /// Returns whether a file that now has the same name may be a later state of this one.
  ///
  /// Day files only grow. The size is compared, too, because a new file often gets the inode number of a
  /// deleted one.
  func isBeginning(of later: FileStatus) -> Bool {
    status.map { $0.identity == later.identity && $0.size <= later.size } ?? true
  }
}
