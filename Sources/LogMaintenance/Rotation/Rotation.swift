// Why nothing is lost, and nothing counted twice
//
// A day file leaves the directory in four steps:
//
//   1. It is read, and folded into totals. Above them stands which version of the file they are of:
//      its length and the hash of its bytes.
//   2. The totals are appended to the month's totals file, in one write.
//   3. They are brought to the disk; also when another run wrote them, or somebody copied them there.
//   4. With the day file's lock held, as hooks hold it for a write: if it is still as long as in
//      step 1, it is removed; else all begins again.
//
// Killed before 2, nothing has happened. Killed during 2, some lines are missing behind their heading,
// and nobody counts them; the day file is still there. Killed after 2, totals and day file are both
// there: whoever reads them finds that the file begins with that version and takes the file alone
// (`TotalsIndex`). The next run finds that, too: the totals needn't be written again.
//
// A hook that appends a late record does it before 4, and then the file is longer and is folded again,
// as a later state of the same file; or it waits for the lock in 4, finds that the file has
// no name any more, and makes a new one (`LogAppender`). That is another file, of another version: it is
// counted beside the totals, and gets a section of its own in time.
//
// A second rotation would wait for the directory's lock. Where a file system has no locks, both fold the
// same version, which counts once, however often it stands there.

package import ActivityLog
import Analysis
import Bytes
package import OperatingSystem

/// The way of a directory's old day files into totals.
package struct Rotation {
  /// What came of a try to rotate a file.
  private enum Step {
    case done
    /// The file grew meanwhile.
    case again
    case refused(String)
  }

  /// How long a lock is waited for, in milliseconds; a hook holds one for less than one.
  private static let lockWait = 10_000
  /// So often a file is folded that grows meanwhile.
  private static let maximumTries = 5

  private let directory: LogDirectory
  private let isDryRun: Bool
  package private(set) var result = RotationResult()

  package init(_ directory: LogDirectory, isDryRun: Bool) {
    self.directory = directory
    self.isDryRun = isDryRun
  }

  /// Rotates the directory's day files from before a date; throws when the directory can't be read.
  package mutating func run(before date: CalendarDate) throws(Errno) {
    let lock = try FileDescriptor.opening(directory.directory.path)
    guard isDryRun || lock.lock(waiting: Self.lockWait) else {
      return result.fail(
        "\(directory.directory.path): another rotation or import is at work; try again later")
    }
    for file in try directory.dayFiles().files where file.date < date {
      if file.user == nil {
        rotate(file)
      } else {
        // Where the hook writes, rotation must be, or the next copy brings the file again.
        result.otherDirectory = Directory(of: file.path).path
      }
    }
  }

  private mutating func rotate(_ file: DayFile) {
    do throws(Errno) {
      for _ in 0..<Self.maximumTries {
        switch try tryToRotate(file) {
        case .done: return
        case .again: continue
        case .refused(let reason): return result.fail(reason)
        }
      }
      result.fail("\(file.path): it grows all the time; left for the next rotation")
    } catch .notFound {
      // Somebody else removed it.
    } catch .symbolicLink {
      result.fail("\(file.path): a symbolic link; left alone")
    } catch {
      result.fail("\(file.path): \(error)")
    }
  }

  private mutating func tryToRotate(_ file: DayFile) throws(Errno) -> Step {
    let held = try FileDescriptor.opening(file.path, followsLink: false)
    let status = try held.status()
    guard status.isRegular else { return .refused("\(file.path): not a regular file; left alone") }

    let reading = try FileDescriptor.opening(file.path, followsLink: false)
    guard try reading.status().identity == status.identity else { return .again }
    let fold = try DayTotals(reading, path: file.path)
    guard let states = try FileStates(of: held, byteCount: fold.byteCount, ends: fold.ends) else {
      return .again
    }
    if isDryRun {
      result.add(fold, of: file)
      return .done
    }

    do throws(LogAppender.Failure) {
      let index = try totals(for: file)
      var paths = Set(index.files.map { $0.path })
      if !index.holds(states.version, of: file) {
        let name = TotalsFile.name(for: file.date)
        let section = fold.section(of: file.date, states)
        try LogAppender(directory).append(section.span, to: name)
        paths.insert(directory.directory.path(of: name))
      }
      try Self.synchronize(paths.union([directory.directory.path]))
    } catch {
      return .refused("\(error); \(file.path) is left as it is")
    }

    guard held.lock(waiting: Self.lockWait) else {
      return .refused("\(file.path): locked by another program; left for the next rotation")
    }
    let end = try held.status()
    guard end.isLinked, end.size == fold.byteCount else { return .again }
    try FilePath(directory.directory.path(of: DayFile.name(for: file.date))).remove()
    result.add(fold, of: file)
    return .done
  }

  /// The totals that the directory has by now for the month of a day file.
  private func totals(for file: DayFile) throws(LogAppender.Failure) -> TotalsIndex {
    var index = TotalsIndex()
    var path = directory.directory.path
    do throws(Errno) {
      for totals in try directory.dayFiles().totals where totals.isOfMonth(of: file.date) {
        path = totals.path
        _ = try index.add(totals)
      }
    } catch {
      throw .system(error, path: path)
    }
    return index
  }

  /// Brings files and directories to the disk.
  private static func synchronize(_ paths: Set<String>) throws(LogAppender.Failure) {
    for path in paths {
      do throws(Errno) {
        try FileDescriptor.opening(path).synchronize()
      } catch {
        throw .system(error, path: path)
      }
    }
  }
}
