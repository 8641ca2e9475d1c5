import ActivityLog
package import OperatingSystem
package import Pricing
import Transcripts

/// Reads a query's sources into reductions.
package struct SourceScan {
  private let rates: RateCard
  private let environment: Environment
  /// Nil if only the log is asked for.
  private let transcripts: ReadTranscripts?

  /// Reads the transcripts that a query needs.
  ///
  /// - Parameter earlier: Days before those of the query that are asked for, too.
  package init(
    of query: Query, and earlier: DayRange? = nil, rates: RateCard, environment: Environment
  ) {
    self.rates = rates
    self.environment = environment
    guard !query.isOfLogOnly else {
      transcripts = nil
      return
    }
    let read = ReadTranscripts(
      in: query.transcriptDirectories, days: earlier ?? query.days, environment: environment)
    // Without a home directory there may still be a log.
    transcripts = query.source == .auto && read.search.directories.isEmpty ? nil : read
  }

  /// Reads the log, the transcripts or both; reports what can't be read, and continues.
  ///
  /// If patterns match no name exactly but mean others, everything is read again with those.
  package func run<Accumulator: Reduction>(
    _ query: Query, into start: Accumulator
  ) -> ScanResult<Accumulator> {
    let result = read(query, into: start)
    guard let filters = result.filter.corrected() else { return result }
    var corrected = query
    corrected.filters = filters
    return read(corrected, into: start)
  }

  /// The directories in which transcripts were looked for.
  package var lookedIn: String {
    (transcripts?.search.directories ?? []).map { $0.path }.joined(separator: ", ")
  }

  /// The messages about transcripts that couldn't be read, a line each.
  package var messages: [String] {
    transcripts.map { $0.search.notes + $0.failures + $0.scan.malformedMessages } ?? []
  }

  /// Whether anything couldn't be read.
  package var hasFailed: Bool { transcripts.map { !$0.failures.isEmpty } ?? false }

  /// Returns Claude Code's own counts of the sessions that have responses of the query's days and filters, beside
  /// the costs of their responses; nil if no transcripts were read.
  package func reconciliation(of query: Query) -> Reconciliation? {
    guard var transcripts, !transcripts.isUnreadable else { return nil }
    transcripts.readCountsOfOriginals()
    var clock = RecordClock()
    var builder = TranscriptRecordBuilder(for: transcripts.scan, home: environment["HOME"])
    var filter = RecordFilter(query.filters, home: environment["HOME"])
    /// Returns the sessions with responses that the filter accepts.
    func sessions() -> Set<UInt32> {
      var sessions: Set<UInt32> = []
      for response in transcripts.responses
      where query.days.contains(clock.localDate(of: response.seconds)) {
        builder.makeRecord(of: response)
        if filter.accepts(builder.record, in: builder.bytes.span) {
          sessions.insert(response.origin.session)
        }
      }
      return sessions
    }
    var wanted = sessions()
    if let corrected = filter.corrected() {
      filter = RecordFilter(corrected, home: environment["HOME"])
      wanted = sessions()
    }
    var reconciliation = Reconciliation(of: transcripts, sessions: wanted, rates: rates)
    reconciliation.hints = filter.hints
    return reconciliation
  }

  private func read<Accumulator: Reduction>(
    _ query: Query, into start: Accumulator
  ) -> ScanResult<Accumulator> {
    guard let transcripts, query.source != .auto || transcripts.hasAny(of: query.days) else {
      var result = LogScan.run(query, into: start, environment: environment).result
      addProblems(to: &result)
      return result
    }
    let source = query.source == .auto ? .both : query.source
    var logged: LoggedCalls?
    var result: ScanResult<Accumulator>
    if source == .both {
      (result, logged) = LogScan.run(
        query, into: start, environment: environment, models: ModelLookup(of: transcripts))
      // Whoever has no log yet can still be told what the API billed.
      result.isUnreadable = result.isUnreadable && query.source != .auto
    } else {
      result = ScanResult(
        start,
        filter: RecordFilter(
          query.filters, onlyFailed: query.onlyFailed, home: environment["HOME"]))
      result.isUnreadable = transcripts.isUnreadable
      result.newest = transcripts.newest
    }
    result.lookedIn += transcripts.search.directories.map { $0.path }
    result.basis = CostBasis(
      source: source, isAboutCalls: query.isAboutCalls(attributed: transcripts.attributed))
    var aggregation = TranscriptAggregation(
      of: transcripts, for: query, besides: logged, rates: rates, home: environment["HOME"],
      addingTo: result)
    result = aggregation.run()
    let walk = transcripts.scan.walk
    // The aggregation has already counted the rows.
    result.quality += DataQuality(
      files: walk.fileCount, bytes: walk.byteCount, malformed: walk.malformedCount)
    addProblems(to: &result)
    return result
  }

  private func addProblems(to result: inout ScanResult<some Reduction>) {
    result.messages += messages
    if hasFailed { result.hasFailed = true }
  }
}

extension Query {
  /// Whether the query is about a log alone: a directory of day files has nobody's transcripts.
  fileprivate var isOfLogOnly: Bool {
    source == .log
      || (source == .auto && !directories.isEmpty && transcriptDirectories.isEmpty)
  }
}
