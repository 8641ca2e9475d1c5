// Why each call is logged once
//
// A call is identified by its `tool_use_id`, which the hook's record contains, too. The import reads the IDs
// in the day files before it writes anything, and holds the directory's lock meanwhile, as a rotation does.
// So two imports, or an import and a rotation, wait for each other.
//
// The hook doesn't take this lock. It writes a call's record as soon as the call has ended, so the import
// leaves calls that ended in the last few seconds to it; what the hook hasn't written after that, it never
// will.
//
// Records are appended as whole lines, those of a day in pieces (`LogAppender`); if the disk is full, an
// incomplete piece is removed again. If the import is killed and run again, it finds the IDs of what it has
// written.
//
// Records of other loggers have no IDs, so the import skips the calls that may be among them. Totals keep the IDs
// of their calls.

package import ActivityLog
package import Analysis
package import OperatingSystem
package import Transcripts

/// Imports calls from transcripts into a directory's day files.
package struct Import {
  /// The maximum time to wait for the directory's lock, in milliseconds.
  private static let lockWait = 10_000
  /// The number of seconds after a call's end within which the hook logs it, if it ever does.
  private static let hookSeconds = 5
  /// The approximate number of bytes appended at once.
  private static let pieceByteCount = 1 << 20

  private let directory: LogDirectory
  private let days: DayRange
  private let isDryRun: Bool
  package private(set) var result = ImportResult()

  package init(into directory: LogDirectory, days: DayRange, isDryRun: Bool) {
    self.directory = directory
    self.days = days
    self.isDryRun = isDryRun
  }

  /// Imports the calls in some transcripts.
  ///
  /// - Parameter all: All transcripts, including those that are too old to be read.
  package mutating func run(
    on files: [TranscriptFile], of all: [TranscriptFile], environment: Environment, now: Moment
  ) {
    let path = directory.directory.path
    do throws(Errno) {
      if isDryRun { return importCalls(in: files, of: all, environment: environment, now: now) }
      try directory.make()
      let lock = try FileDescriptor.opening(path)
      guard lock.lock(waiting: Self.lockWait) else {
        return result.fail("\(path): another import or rotation is at work; try again later")
      }
      importCalls(in: files, of: all, environment: environment, now: now)
    } catch {
      result.fail("\(path): \(error)")
    }
  }

  /// Imports calls; must be called with the lock held, except for a dry run.
  private mutating func importCalls(
    in files: [TranscriptFile], of all: [TranscriptFile], environment: Environment, now: Moment
  ) {
    let logged: LoggedCalls
    let otherDirectory: String?
    do throws(LogAppender.Failure) {
      (logged, otherDirectory) = try LoggedCalls.read(in: directory, days: days)
    } catch {
      return result.fail("\(error); nothing was imported")
    }
    if let other = otherDirectory {
      return result.fail(
        "\(directory.directory.path): a team's directory; import into a user's with --log-dir, such as "
          + "\(other)")
    }
    var clock = RecordClock()
    var replay = CallReplay(of: all, in: environment)
    for file in CallReplay.inOrder(files) {
      do throws(Errno) {
        try replay.read(file) { id, seconds in
          let date = clock.localDate(of: seconds)
          guard seconds <= now.seconds - Self.hookSeconds, days.contains(date) else {
            return false
          }
          if logged.ids.contains(id) {
            result.logged.addCall(on: date)
          } else if logged.mayHaveUnnamed(at: seconds) {
            result.unnamed.addCall(on: date)
          } else {
            return true
          }
          return false
        }
      } catch {
        result.fail("\(file.path): \(error)")
      }
    }
    result.messages += replay.walk.malformedMessages(
      rest: ("place in transcripts", "places in transcripts"))
    write(replay.lines, clock: &clock)
  }

  /// Appends records to the files of their days, sorted by time.
  private mutating func write(
    _ lines: ContiguousArray<CallReplay.Line>, clock: inout RecordClock
  ) {
    let order = lines.indices.sorted { (lines[$0].seconds, $0) < (lines[$1].seconds, $1) }
    var piece = ContiguousArray<UInt8>()
    var place = order.startIndex
    while place < order.endIndex {
      let start = place
      let date = clock.localDate(of: lines[order[start]].seconds)
      piece.removeAll(keepingCapacity: true)
      repeat {
        piece.append(contentsOf: lines[order[place]].bytes)
        place += 1
      } while place < order.endIndex && piece.count < Self.pieceByteCount
        && clock.localDate(of: lines[order[place]].seconds) == date
      do throws(LogAppender.Failure) {
        if !isDryRun {
          try LogAppender(to: directory).append(piece.span, to: DayFile.name(for: date))
        }
        for _ in start..<place { result.imported.addCall(on: date) }
      } catch {
        result.fail("\(error)")
        // Something else in place of this file doesn't prevent writing the others.
        if case .system(let reason, _) = error, reason != .symbolicLink, reason != .isADirectory {
          return
        }
      }
    }
  }
}
