// Why nothing is lost, and nothing is counted twice
//
// A day file is rotated in four steps:
//
//   1. The file is read and totaled. The heading of the totals identifies the version of the file by its
//      length and a hash of its bytes.
//   2. The totals are appended to the month's totals file in a single write.
//   3. The totals are synchronized to disk, including any that another run wrote or that were copied there.
//   4. With the day file's lock held, as hooks hold it for a write: if the file still has the length from
//      step 1, it is removed; otherwise, everything starts again.
//
// If the rotation is killed before step 2, nothing has happened. If it is killed during step 2, lines are
// missing after the heading, and nobody counts them; the day file still exists. If it is killed after step 2,
// both exist: readers find that the day file begins with the totaled version, and count only the file
// (`TotalsIndex`). The next run finds that, too, and doesn't write the totals again.
//
// A hook that appends a late record does so before step 4, so that the file is longer and is totaled again,
// as a later state; or it waits for the lock until after step 4, finds that the file has been unlinked, and
// creates a new one (`LogAppender`). That is a different file with a version of its own: it is counted
// besides the totals, and will get its own section.
//
// A second rotation waits for the directory's lock. On a file system without locks, both may total the same
// version, which counts once, however often it occurs.

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
    let found = try directory.dayFiles()
    for (path, reason) in found.unreadable { result.fail("\(path): \(reason)") }
    for file in found.files where file.date < date {
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
    guard status.isTrusted(in: directory.directory) else {
      return refuse("\(file.path): \(LogDirectory.foreignFile); left alone")
    }

    let reading = try FileDescriptor.opening(file.path, followsLink: false)
    guard try reading.status().identity == status.identity else { return false }
    let totals = try DayTotals(of: reading, path: file.path)
    guard let states = try FileStates(of: held, byteCount: totals.byteCount, ends: totals.ends)
    else { return false }
    if isDryRun {
      result.addFile(file, with: totals)
      return true
    }

    do throws(LogAppender.Failure) {
      let index = try writtenTotals(for: file)
      var paths = Set(index.files.map { $0.path })
      if !index.holds(states.version, of: file) {
        let name = TotalsFile.name(for: file.date)
        let section = totals.section(for: file.date, states: states)
        try LogAppender(to: directory).append(section.span, to: name)
        paths.insert(directory.directory.path(of: name))
      }
      for path in paths.union([directory.directory.path]) { try Self.synchronize(path) }
    } catch {
      return refuse("\(error); \(file.path) is left as it is")
    }

    guard held.lock(waiting: Self.lockWait) else {
      return refuse("\(file.path): locked by another program; left for the next rotation")
    }
    let end = try held.status()
    guard FilePath(file.path).leads(to: end.identity), end.size == totals.byteCount else {
      return false
    }
    try FilePath(directory.directory.path(of: DayFile.name(for: file.date))).remove()
    result.addFile(file, with: totals)
    return true
  }

  /// Returns the directory's current totals for the month of a day file.
  private func writtenTotals(for file: DayFile) throws(LogAppender.Failure) -> TotalsIndex {
    var index = TotalsIndex()
    var path = directory.directory.path
    do throws(Errno) {
      for totals in try directory.dayFiles().totals where totals.isOfMonth(of: file.date) {
        path = totals.path
        _ = try index.addTotals(in: totals)
      }
    } catch {
      throw .system(error, path: path)
    }
    return index
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
