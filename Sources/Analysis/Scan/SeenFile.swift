package import ActivityLog
package import OperatingSystem

/// A day file as it was when it was looked for.
package struct SeenFile {
  package let file: DayFile
  /// Which file it was; nil where that couldn't be told.
  package var identity: FileIdentity?
  /// Its size in bytes, 0 where that couldn't be told.
  package var size = 0

  /// Whether what has its name now is that file, or may be: day files only grow, and a new file often gets
  /// the number of one that is gone.
  package func isBeginning(of status: FileStatus) -> Bool {
    identity.map { $0 == status.identity && size <= status.size } ?? true
  }
}
