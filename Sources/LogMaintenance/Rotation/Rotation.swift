// Why nothing is lost, and nothing is counted twice
//
// A day file is rotated in four steps:
//
//   1. The file's length is noted, and the records are read and totaled, except those that other totals have.
//      The header of the totals identifies the records by hashes.
//   2. The totals are appended to the month's totals file in a single write.
//   3. The totals are synchronized to disk, including any that another run wrote or that were copied there.
//   4. With the day file's lock held, as hooks hold it for a write: if the file still has the length from
//      step 1, it is removed; otherwise, everything starts again.
//
// If the rotation is killed before step 2, nothing has happened. If it is killed during step 2, lines are
// missing after the header, and nobody counts them; the day file still exists. If it is killed after step 2,
// both exist: readers find that the day file has all records of the totals, and count only the file
// (`TotalsIndex`). The next run finds that, too, and doesn't write the totals again.
//
// A hook that appends a late record does so before step 4, so that the file is longer and is totaled again, as a
// later state; or it waits for the lock until after step 4, finds that the file has been unlinked, and creates a new one
// (`LogAppender`). That is counted besides the totals, and will get its own.
//
// A second rotation waits for the directory's lock. On a file system without locks, both may total the same
// records, which count once, however often they occur.

package import ActivityLog
import Analysis
package import OperatingSystem

/// Replaces a directory's old day files by totals.
package struct Rotation {
  /// The maximum time to wait for a lock, in milliseconds; a hook holds one for less than a millisecond.
  private static let lockWait = 10_000
  /// The maximum number of attempts for a file that keeps growing.
  private static let maximumTries = 5

  private let directory: LogDirectory
  private let isDryRun: Bool
  /// The directory's totals files.
  private var totals: [TotalsFile] = []
  package private(set) var result = RotationResult()

  package init(of directory: LogDirectory, isDryRun: Bool) {
    self.directory = directory
    self.isDryRun = isDryRun
  }

  /// Rotates the directory's day files older than a date; throws if the directory can't be read.
  package mutating func run(before date: CalendarDate) throws(Errno) {
    let lock = try FileDescriptor.opening(directory.directory.path)
    guard isDryRun || lock.lock(waiting: Self.lockWait) else {
      return result.fail(
        "\(directory.directory.path): another rotation or import is at work; try again later")
    }
    let found = try directory.dayFiles { $0 < date }
    totals = found.totals.filter { $0.user == nil }
    for file in found.files {
      if file.user == nil {
        rotate(file)
      } else {
        // A user's day files must be rotated where the hook writes them, or the next copy would restore them.
        result.otherDirectory = Directory(of: file.path).path
      }
    }
  }

  private mutating func rotate(_ file: DayFile) {
    do throws(Errno) {
      for _ in 0..<Self.maximumTries {
        if try hasDealt(with: file) { return }
      }
      result.fail("\(file.path): it grows all the time; left for the next rotation")
    } catch .notFound {
      // Another process has removed it.
    } catch .symbolicLink {
      result.fail("\(file.path): a symbolic link; left alone")
    } catch {
      result.fail("\(file.path): \(error)")
    }
  }

  /// Tries to rotate a file; returns false if it has changed in the meantime.
  private mutating func hasDealt(with file: DayFile) throws(Errno) -> Bool {
    /// Reports why the file stays.
    func refuse(_ reason: String) -> Bool {
      result.fail(reason)
      return true
    }
    let held = try FileDescriptor.opening(file.path, followsLink: false)
    let status = try held.status()
    guard status.isRegular else { return refuse("\(file.path): not a regular file; left alone") }

    let index: TotalsIndex
    do throws(LogAppender.Failure) {
      index = try writtenTotals(for: file)
    } catch {
      return refuse("\(error); \(file.path) is left as it is")
    }
    var totals: [DayTotals] = []
    for range in try index.unfoldedRecords(of: file) {
      totals.append(try DayTotals(of: range, in: file.path))
    }
    if isDryRun {
      result.addFile(file, of: status.size, with: totals)
      return true
    }

    do throws(LogAppender.Failure) {
      for totals in totals where !totals.isEmpty {
        try append(totals.section(for: file.date), of: file.date)
      }
      for totals in self.totals where totals.isOfMonth(of: file.date) {
        try Self.synchronize(totals.path)
      }
      try Self.synchronize(directory.directory.path)
    } catch {
      return refuse("\(error); \(file.path) is left as it is")
    }

    guard held.lock(waiting: Self.lockWait) else {
      return refuse("\(file.path): locked by another program; left for the next rotation")
    }
    let end = try held.status()
    guard end.isLinked, end.size == status.size else { return false }
    try FilePath(directory.directory.path(of: DayFile.name(for: file.date))).remove()
    result.addFile(file, of: status.size, with: totals)
    return true
  }

  /// Returns the directory's current totals for the month of a day file.
  private func writtenTotals(for file: DayFile) throws(LogAppender.Failure) -> TotalsIndex {
    var index = TotalsIndex()
    var path = directory.directory.path
    do throws(Errno) {
      for totals in totals where totals.isOfMonth(of: file.date) {
        path = totals.path
        _ = try index.addTotals(in: totals)
      }
    } catch {
      throw .system(error, path: path)
    }
    return index
  }

  /// Appends a section to the totals of a month.
  private mutating func append(
    _ section: ContiguousArray<UInt8>, of date: CalendarDate
  ) throws(LogAppender.Failure) {
    let path = try LogAppender(to: directory).append(section.span, to: TotalsFile.name(for: date))
    if !totals.contains(where: { $0.path == path }) {
      let month = CalendarDate(year: date.year, month: date.month, day: 1)
      totals.append(TotalsFile(month: month, path: path))
    }
  }

  /// Synchronizes a file or directory to disk.
  private static func synchronize(_ path: String) throws(LogAppender.Failure) {
    do throws(Errno) {
      try FileDescriptor.opening(path).synchronize()
    } catch {
      throw .system(error, path: path)
    }
  }
}
