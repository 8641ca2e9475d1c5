package import OperatingSystem
package import Pricing
import Transcripts

/// Reads a query's sources into a reduction.
package enum SourceScan {
  /// Reads the log, the transcripts or both; reports what can't be read, and continues.
  package static func run<Accumulator: Reduction>(
    _ query: Query, into start: Accumulator, _ rates: RateCard, _ environment: Environment
  ) -> ScanResult<Accumulator> {
    guard query.source != .log else { return LogScan.run(query, into: start, environment) }
    let search = TranscriptSearch(in: query.transcriptDirectories, environment)
    let (transcripts, failures) = TranscriptScan.run(search, query.days)
    var result = ScanResult(start)
    if query.source == .both {
      result = LogScan.run(query, into: start, environment, models: ModelLookup(transcripts))
    } else {
      result.isUnreadable = !failures.isEmpty && transcripts.fileCount == 0
      result.lookedIn = search.directories.map { $0.path }
      result.newest =
        search.files.map { $0.modified.seconds }.max().map {
          "the newest transcript is of \(Moment(seconds: $0).localDate)"
        } ?? "there are no transcripts there"
    }
    var fold = TranscriptAggregation(
      transcripts, query, rates, home: environment["HOME"], addingTo: result)
    result = fold.run()
    result.quality.add(transcripts)
    result.messages += failures + transcripts.malformedMessages
    if !failures.isEmpty { result.hasFailed = true }
    return result
  }
}
