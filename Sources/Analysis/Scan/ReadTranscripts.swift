import ActivityLog
import OperatingSystem
import Transcripts

/// The transcripts that may have rows of some days, read once for one or several reports.
struct ReadTranscripts {
  let search: TranscriptSearch
  private(set) var scan: TranscriptScan
  let responses: ContiguousArray<Response>
  let calls: ContiguousArray<Call>
  /// A message for each file or directory that couldn't be read.
  let failures: [String]

  init(in paths: [String], days: DayRange, environment: Environment) {
    search = TranscriptSearch(in: paths, environment: environment)
    (scan, failures) = TranscriptScan.run(on: search, days: days)
    responses = scan.responses
    calls = scan.calls
  }

  /// Reads Claude Code's own counts of the sessions that forks were made from, where these ended before the days in
  /// question: a fork's count includes its original's.
  mutating func readCountsOfOriginals() {
    let originals = Set(
      scan.originals.values.map { XXH64.hash(scan.name(of: $0)) }
        .filter { scan.earlierSessions.contains($0) })
    guard !originals.isEmpty else { return }
    for file in search.files where originals.contains(XXH64.hash(file.session)) {
      var original = TranscriptScan()
      // What can't be read has no count, and the fork says so.
      guard (try? original.read(file)) != nil else { continue }
      scan.addCostStates(of: original)
    }
  }

  /// Whether nothing could be read.
  var isUnreadable: Bool { !failures.isEmpty && scan.walk.fileCount == 0 }

  /// The dimensions for which any response names something.
  var attributed: Set<Dimension> {
    var dimensions: Set<Dimension> = []
    for response in responses {
      if response.attribution.skill != 0 { dimensions.insert(.skill) }
      if response.attribution.server != 0 { dimensions.insert(.server) }
      if response.attribution.plugin != 0 { dimensions.insert(.plugin) }
    }
    return dimensions
  }

  /// Whether there is a response or a call of some days.
  func hasAny(of days: DayRange) -> Bool {
    var clock = RecordClock()
    return responses.contains { days.contains(clock.localDate(of: $0.seconds)) }
      || calls.contains { days.contains(clock.localDate(of: $0.seconds)) }
  }

  /// A message about the newest transcript.
  var newest: String {
    search.files.map { $0.modified.seconds }.max().map {
      "the newest transcript is of \(Moment(seconds: $0).localDate)"
    } ?? "there are no transcripts there"
  }
}
