// Why nothing is lost, and nothing is counted twice
//
// The day files of a month are rotated in four steps:
//
//   1. Each file's length is noted, and its records are read and totaled, except those that other totals have.
//      The header of the totals identifies the records by hashes.
//   2. The totals of each file are appended to the month's totals file in a single write.
//   3. The totals are synchronized to disk, including any that another run wrote or that were copied there.
//   4. With a day file's lock held, as hooks hold it for a write: if the file still has the length from step 1, it
//      is removed; otherwise, everything starts again for this file.
//
// If the rotation is killed before step 2, nothing has happened. If it is killed during step 2, lines are
// missing after the header, and nobody counts them; the day file still exists. If it is killed after step 2,
// both exist: readers find that the day file has all records of the totals, and count only the file
// (`TotalsIndex`). The next run finds that, too, and doesn't write the totals again.
//
// A hook that appends a late record does so before step 4, so that the file is longer and is totaled again, as a
// later state; or it waits for the lock until after step 4, finds that the file has been unlinked, and creates a
// new one (`LogAppender`). That is counted besides the totals, and will get its own.
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
    for (path, reason) in found.unreadable { result.fail("\(path): \(reason)") }
    totals = found.totals.filter { $0.user == nil }
    var own: ArraySlice<DayFile> = []
    for file in found.files {
      if file.user == nil {
        own.append(file)
      } else {
        // A user's day files must be rotated where the hook writes them, or the next copy would restore them.
        result.otherDirectory = Directory(of: file.path).path
      }
    }
    while let first = own.first {
      let month = TotalsFile.name(for: first.date)
      let files = own.prefix { TotalsFile.name(for: $0.date) == month }
      rotate(Array(files))
      own.removeFirst(files.count)
    }
  }

  /// Rotates day files of one month.
  private mutating func rotate(_ files: [DayFile]) {
    var rest = files
    for _ in 0..<Self.maximumTries {
      guard let index = writtenTotals(for: rest[0]) else { return }
      let folded = rest.compactMap { file in
        trying(file) { rotation throws(Errno) in try rotation.fold(file, besides: index) } ?? nil
      }
      if folded.isEmpty || !isDryRun && !synchronizeTotals(for: folded) { return }
      rest = folded.compactMap { folded in
        let isDone = trying(folded.file) { rotation throws(Errno) in try rotation.remove(folded) }
        return isDone == false ? folded.file : nil
      }
      if rest.isEmpty { return }
    }
    for file in rest {
      result.fail("\(file.path): it grows all the time; left for the next rotation")
    }
  }

  /// Does something with a day file; reports an error and returns nil.
  private mutating func trying<Value>(
    _ file: DayFile, _ body: (inout Rotation) throws(Errno) -> Value
  ) -> Value? {
    do throws(Errno) {
      return try body(&self)
    } catch .notFound {
      // Another process has removed it.
    } catch .symbolicLink {
      result.fail("\(file.path): a symbolic link; left alone")
    } catch {
      result.fail("\(file.path): \(error)")
    }
    return nil
  }

  /// Appends the totals of a day file that other totals don't have; returns nil if the file stays.
  private mutating func fold(
    _ file: DayFile, besides index: TotalsIndex
  ) throws(Errno) -> FoldedFile? {
    let status = try FileDescriptor.opening(file.path, followsLink: false).status()
    guard status.isRegular else {
      result.fail("\(file.path): not a regular file; left alone")
      return nil
    }
    guard status.isTrusted(in: directory.directory) else {
      result.fail("\(file.path): \(LogDirectory.foreignFile); left alone")
      return nil
    }
    var folded = FoldedFile(file: file, status: status)
    for range in try index.unfoldedRecords(of: file) {
      let totals = try DayTotals(of: range, in: file.path)
      folded.recordCount += totals.recordCount
      folded.malformedCount += totals.malformedCount
      if isDryRun || totals.isEmpty { continue }
      do throws(LogAppender.Failure) {
        try append(totals.section(for: file.date), of: file.date)
      } catch {
        result.fail("\(error); \(file.path) is left as it is")
        return nil
      }
    }
    return folded
  }

  /// Removes a day file whose totals are on disk; returns false if it has changed since then.
  private mutating func remove(_ folded: FoldedFile) throws(Errno) -> Bool {
    let (file, status) = (folded.file, folded.status)
    if !isDryRun {
      let held = try FileDescriptor.opening(file.path, followsLink: false)
      guard held.lock(waiting: Self.lockWait) else {
        result.fail("\(file.path): locked by another program; left for the next rotation")
        return true
      }
      let end = try held.status()
      guard FilePath(file.path).leads(to: status.identity), end.identity == status.identity,
        end.size == status.size,
        end.modified.seconds == status.modified.seconds
      else { return false }
      try FilePath(file.path).remove()
    }
    result.addFile(folded)
    return true
  }

  /// Returns the directory's current totals for the month of a day file; nil if they can't be read.
  private mutating func writtenTotals(for file: DayFile) -> TotalsIndex? {
    var index = TotalsIndex()
    for totals in totals where totals.isOfMonth(of: file.date) {
      do throws(Errno) {
        _ = try index.addTotals(in: totals)
      } catch {
        result.fail("\(totals.path): \(error); the day files of the month are left as they are")
        return nil
      }
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

  /// Synchronizes the totals of some day files of one month to disk; reports an error and returns false.
  private mutating func synchronizeTotals(for folded: [FoldedFile]) -> Bool {
    let date = folded[0].file.date
    let paths = totals.filter { $0.isOfMonth(of: date) }.map { $0.path }
    for path in paths + [directory.directory.path] {
      do throws(Errno) {
        try FileDescriptor.opening(path).synchronize()
      } catch {
        result.fail("\(path): \(error); the day files of the month are left as they are")
        return false
      }
    }
    return true
  }
}
