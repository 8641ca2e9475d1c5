// Why each call stands in the log once
//
// A call is known by its `tool_use_id`, which the hook writes into its record, too. The ids in the day files
// are read before anything is written, with the directory's lock held, as a rotation holds it: two imports at
// once, or an import and a rotation, wait for each other.
//
// The hook takes no such lock. It writes a call's record as soon as the call has ended, so what ended in the
// last seconds is left to it: whatever it hasn't written by now it won't write.
//
// What is appended is whole lines, those of a day in pieces (`LogAppender`): where the disk is full, a piece
// is taken back. Killed at any moment and run again, the import finds the ids of what it has written.
//
// Totals of rotated days keep no ids, and records of other loggers have none, so such days are left as they
// are.

package import ActivityLog
package import Analysis
import Bytes
package import OperatingSystem
package import Transcripts

/// The way of calls from transcripts into the day files of a directory.
package struct Import {
  /// How long the directory's lock is waited for, in milliseconds.
  private static let lockWait = 10_000
  /// What ended so many seconds ago the hook has logged, if it ever will.
  private static let hookSeconds = 5
  /// So much is appended at once.
  private static let pieceByteCount = 1 << 20

  private let directory: LogDirectory
  private let days: DayRange
  private let isDryRun: Bool
  package private(set) var result = ImportResult()

  package init(into directory: LogDirectory, _ days: DayRange, isDryRun: Bool) {
    self.directory = directory
    self.days = days
    self.isDryRun = isDryRun
  }

  /// Imports the calls in some transcripts.
  package mutating func run(_ files: [TranscriptFile], _ environment: Environment, now: Moment) {
    let path = directory.directory.path
    do throws(Errno) {
      if isDryRun { return runAlone(files, environment, now: now) }
      try directory.make()
      let lock = try FileDescriptor.opening(path)
      guard lock.lock(waiting: Self.lockWait) else {
        return result.fail("\(path): another import or rotation is at work; try again later")
      }
      runAlone(files, environment, now: now)
    } catch {
      result.fail("\(path): \(error)")
    }
  }

  /// Imports while nobody else imports or rotates.
  private mutating func runAlone(_ files: [TranscriptFile], _ environment: Environment, now: Moment)
  {
    let logged: LoggedCalls
    do throws(LogAppender.Failure) {
      logged = try LoggedCalls(in: directory, days)
    } catch {
      return result.fail("\(error); nothing was imported")
    }
    if let other = logged.otherDirectory {
      return result.fail(
        "\(directory.directory.path): a team's directory; import into a user's with --log-dir, such as "
          + "\(other)")
    }
    var clock = RecordClock()
    var replay = CallReplay(environment)
    for file in CallReplay.inOrder(files) {
      do throws(Errno) {
        try replay.read(file) { id, seconds in
          let date = clock.localDate(of: seconds)
          guard seconds <= now.seconds - Self.hookSeconds, days.contains(date) else {
            return false
          }
          if logged.ids.contains(id) {
            result.logged.add(date)
          } else if logged.rotatedDays.contains(date) {
            result.rotated.add(date)
          } else if logged.unnamedDays.contains(date) {
            result.unnamed.add(date)
          } else {
            return true
          }
          return false
        }
      } catch {
        result.fail("\(file.path): \(error)")
      }
    }
    note(replay)
    write(replay.lines, &clock)
  }

  /// Names the first places in transcripts that couldn't be read.
  private mutating func note(_ replay: CallReplay) {
    for place in replay.malformed {
      result.note("\(place.path):\(place.line): not a row: \(place.error)")
    }
    let unnamed = replay.malformedCount - replay.malformed.count
    if unnamed > 0 {
      result.note("and \(unnamed) more \(unnamed == 1 ? "place" : "places") in transcripts")
    }
  }

  /// Appends records to the files of their days, in the order of time.
  private mutating func write(_ lines: ContiguousArray<CallReplay.Line>, _ clock: inout RecordClock)
  {
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
          try LogAppender(directory).append(piece.span, to: DayFile.name(for: date))
        }
        for _ in start..<place { result.imported.add(date) }
      } catch {
        result.fail("\(error)")
        if error.concernsAllFiles { return }
      }
    }
  }
}

extension LogAppender.Failure {
  /// Whether other files can't be written either, unlike where a link or a directory stands in the way.
  fileprivate var concernsAllFiles: Bool {
    if case .system(let error, _) = self {
      error != .symbolicLink && error != .isADirectory
    } else {
      false
    }
  }
}
