import ActivityLog
import OperatingSystem

/// A day file, with its state when it was found.
struct SeenFile {
  let file: DayFile
  /// The identity of the file; nil if unknown.
  var identity: FileIdentity?
  /// The size in bytes; 0 if unknown.
  var size = 0

  /// Returns whether a file that now has the same name may be a later state of this one.
  ///
  /// Day files only grow. The size is compared, too, because a new file often gets the inode number of a
  /// deleted one.
  func isBeginning(of status: FileStatus) -> Bool {
    identity.map { $0 == status.identity && size <= status.size } ?? true
  }
}
