package import OperatingSystem
package import Pricing
import Transcripts

/// Reads a query's sources into a reduction.
package enum SourceScan {
  /// Reads the log, the transcripts or both; reports what can't be read, and continues.
  package static func runOnce<Accumulator: Reduction>(
    _ query: Query, into start: Accumulator, rates: RateCard, environment: Environment
  ) -> ScanResult<Accumulator> {
    guard query.source != .log else {
      return LogScan.run(query, into: start, environment: environment)
    }
    let search = TranscriptSearch(in: query.transcriptDirectories, environment: environment)
    let (transcripts, failures) = TranscriptScan.run(on: search, days: query.days)
    var result = ScanResult(start)
    if query.source == .both {
      result = LogScan.run(
        query, into: start, environment: environment, models: ModelLookup(of: transcripts))
    } else {
      result.isUnreadable = !failures.isEmpty && transcripts.walk.fileCount == 0
      result.lookedIn = search.directories.map { $0.path }
      result.newest =
        search.files.map { $0.modified.seconds }.max().map {
          "the newest transcript is of \(Moment(seconds: $0).localDate)"
        } ?? "there are no transcripts there"
    }
    var aggregation = TranscriptAggregation(
      of: transcripts, for: query, rates: rates, home: environment["HOME"], addingTo: result)
    result = aggregation.run()
    // The aggregation has already counted the rows.
    result.quality += DataQuality(
      files: transcripts.walk.fileCount, bytes: transcripts.walk.byteCount,
      malformed: transcripts.walk.malformedCount)
    result.messages += failures + transcripts.malformedMessages
    if !failures.isEmpty { result.hasFailed = true }
    return result
  }
}
