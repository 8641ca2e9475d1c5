import ActivityLog
import OperatingSystem
package import Transcripts

extension TranscriptScan {
  /// Reads the transcripts that may contain rows of some days, on as many threads as there are processors.
  ///
  /// Also returns a message for each file or directory that couldn't be read.
  package static func run(
    on search: TranscriptSearch, days: DayRange, showsOutput: Bool = false
  ) -> (scan: TranscriptScan, failures: [String]) {
    var failures = search.unreadable.map { "\($0.path): \($0.error)" }
    let files = search.files.filter(days.mayHaveRows)
    let earlier = earlierSessions(of: search.files, besides: files)
    if search.directories.isEmpty {
      failures.append(
        "where are the transcripts? Set HOME or CLAUDE_CONFIG_DIR, or give --transcripts")
    }
    let parts = Threads.map(runsOf: files, weight: { $0.size }) { run in
      var scan = TranscriptScan(
        showsOutput: showsOutput, followsOthers: run.startIndex > 0, earlierSessions: earlier)
      var failures: [String] = []
      for file in run {
        do throws(Errno) {
          try scan.read(file)
        } catch {
          failures.append("\(file.path): \(error)")
        }
      }
      return (scan: scan, failures: failures)
    }
    var scan = parts.first?.scan ?? TranscriptScan(showsOutput: showsOutput)
    for part in parts.dropFirst() { scan += part.scan }
    return (scan, failures + parts.flatMap { $0.failures })
  }

  /// Returns the hashes of the sessions that have transcripts, but none among those that are read.
  private static func earlierSessions(
    of files: [TranscriptFile], besides read: [TranscriptFile]
  ) -> Set<UInt64> {
    guard files.count > read.count else { return [] }
    return Set(files.map { XXH64.hash($0.session) })
      .subtracting(read.map { XXH64.hash($0.session) })
  }

  /// The messages about the first places where no row could be read, and the number of others.
  package var malformedMessages: [String] {
    walk.malformedMessages(rest: ("place that isn't a row", "places that aren't rows"))
  }
}

extension DayRange {
  /// Returns whether a transcript may contain rows of these days: no row is newer than the last modification.
  package func mayHaveRows(in file: TranscriptFile) -> Bool {
    first.map { $0 <= file.modified.localDate } != false
  }
}
