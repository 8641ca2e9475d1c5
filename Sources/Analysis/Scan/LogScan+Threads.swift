import ActivityLog
import OperatingSystem

/// Reading on as many threads as there are processors: each reads a run of consecutive files into a scan of
/// its own, and the scans are added in the files' order.
extension LogScan {
  /// Reads files; throws if one of them is gone and this isn't the last try.
  mutating func read(_ files: [SeenFile], isLastTry: Bool) throws(Errno) {
    guard Threads.areWorthwhile(for: files.reduce(0) { $0 &+ $1.size }) else {
      read(run: files[...], isLastTry: isLastTry)
      if let lostFile { throw lostFile }
      return
    }
    let empty = LogScan(query, into: start, home: home, models: models)
    var parts = Threads.map(runsOf: files, weight: { $0.size }) { run in
      var part = empty
      part.read(run: run, isLastTry: isLastTry)
      return part
    }
    // Each part is gone once it has been added: a log of a million names fills hundreds of megabytes.
    parts.reverse()
    while let part = parts.popLast() {
      if let error = part.lostFile { throw error }
      self += part
    }
  }

  /// Reads files one after another, until one is gone.
  private mutating func read(run: ArraySlice<SeenFile>, isLastTry: Bool) {
    for file in run {
      do throws(Errno) {
        try read(file, isLastTry: isLastTry)
      } catch {
        // A dangling symbolic link will dangle the next time, too.
        let isLost = error == .notFound && !FilePath(file.file.path).isLink
        if isLost, !isLastTry { return lostFile = error }
        findings.fail("\(file.file.path): \(error)")
      }
    }
  }

  /// Adds the results of another scan, which read the next files.
  static func += (left: inout LogScan, right: LogScan) {
    left.filter += right.filter
    left.findings += right.findings
    if left.hasRead {
      left.result.accumulator += right.result.accumulator
    } else {
      left.result.accumulator = right.result.accumulator
    }
    left.hasRead = true
    left.result.quality += right.result.quality
    if !right.result.isEmpty { left.result.isEmpty = false }
    if let calls = right.loggedCalls { left.loggedCalls? += calls }
  }
}
