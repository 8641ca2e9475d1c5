import ActivityLog
import POSIX

/// Reading on as many threads as there are processors.
///
/// Each thread takes the next file that nobody has taken, and counts for itself; in the end all is added
/// up. Whoever reads which file makes no difference.
extension LogScan {
  /// Reads files; throws when one of them is gone and this isn't the last try.
  mutating func read(_ files: [DayFile], isLastTry: Bool) throws(Errno) {
    let empty = LogScan(query, home: home, models: models)
    let queue = SharedCounter()
    let parts = Threads.run(upTo: min(Threads.processorCount, files.count)) {
      var part = empty
      part.read(files, from: queue, isLastTry: isLastTry)
      return part
    }
    for part in parts {
      if let error = part.lostFile { throw error }
      self += part
    }
  }

  /// Reads those that nobody else has taken.
  private mutating func read(_ files: [DayFile], from queue: SharedCounter, isLastTry: Bool) {
    while case let next = queue.next(), next < files.count {
      let file = files[next]
      findings.order = next + 1
      do throws(Errno) {
        try read(file)
      } catch {
        if error == .notFound, !isLastTry { return lostFile = error }
        findings.fail("\(file.path): \(error)")
      }
    }
  }

  /// Adds what another scan found in other files.
  static func += (left: inout LogScan, right: LogScan) {
    left.filter += right.filter
    left.findings += right.findings
    left.result.calls += right.result.calls
    left.result.edits += right.result.edits
    left.result.sessionTimes += right.result.sessionTimes
    left.result.quality += right.result.quality
    if let day = right.result.firstCountedDay { left.noteDay(day) }
  }
}
