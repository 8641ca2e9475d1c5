import POSIX
import Transcripts

/// The way from the sources that a query names to what a report is made of.
enum SourceScan {
  /// Reads the log, the transcripts or both; what can't be read is named, and the rest is read.
  static func run(_ query: Query, _ rates: RateCard, _ environment: Environment) -> ScanResult {
    guard query.source != .log else { return LogScan.run(query, environment) }
    let search = TranscriptSearch(in: query.transcriptFolders, environment)
    var transcripts = TranscriptScan()
    var failures = search.unreadable.map { "\($0.path): \($0.error)" }
    for file in search.files where query.days.mayHaveRows(in: file) {
      do throws(Errno) {
        try transcripts.read(file)
      } catch {
        failures.append("\(file.path): \(error)")
      }
    }
    var result = ScanResult(query)
    if query.source == .both {
      result = LogScan.run(query, environment, models: ModelLookup(transcripts))
    } else {
      result.isUnreadable = !failures.isEmpty && transcripts.fileCount == 0
      result.lookedIn = search.folders.map(\.path)
      result.newest =
        search.files.map(\.modified.seconds).max().map {
          "the newest transcript is of \(Moment(seconds: $0).localDate)"
        } ?? "there are no transcripts there"
    }
    var fold = TranscriptFold(
      transcripts, query, rates, home: environment["HOME"], addingTo: result)
    result = fold.run()
    result.quality.add(transcripts)
    result.messages += failures + malformed(transcripts)
    if !failures.isEmpty { result.hasFailed = true }
    return result
  }

  /// The first places where no row could be read, and how many there are.
  private static func malformed(_ transcripts: TranscriptScan) -> [String] {
    let unnamed = transcripts.malformedCount - transcripts.malformed.count
    return transcripts.malformed.map { "\($0.path):\($0.line): not a row: \($0.error)" }
      + (unnamed > 0 ? ["and \(NumberText.counted(unnamed, "more line")) without a row"] : [])
  }
}

extension DayRange {
  /// Whether a transcript can hold rows of these days: all are older than its last change.
  func mayHaveRows(in file: TranscriptFile) -> Bool {
    first.map { $0 <= file.modified.localDate } != false
  }
}
