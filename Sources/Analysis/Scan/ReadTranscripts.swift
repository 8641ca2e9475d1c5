import ActivityLog
import OperatingSystem
import Transcripts

/// The transcripts that may have rows of some days, read once for one or several reports.
struct ReadTranscripts {
  let search: TranscriptSearch
  let scan: TranscriptScan
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
