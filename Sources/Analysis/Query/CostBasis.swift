/// The basis of the tokens and costs of a report; the raw values are shown in reports.
package enum CostBasis: String {
  /// The calls in the hook's log.
  case toolTraffic = "tool traffic, estimated"
  /// The calls in transcripts, for a report about something that only calls have.
  case transcriptTraffic = "tool traffic, estimated from transcripts"
  /// The API's responses.
  case usage = "API usage, exact"
  /// The calls in the log, next to the API's responses.
  case both = "tool traffic, estimated, beside API usage, exact"

  package init(of query: Query) {
    self =
      switch query.source {
      case .log: .toolTraffic
      case .transcripts: query.isToolCallOnly ? .transcriptTraffic : .usage
      case .both: .both
      }
  }

  /// All figures to show.
  package var sources: [CostSource] { self == .both ? [.estimated, .billed] : [source] }

  /// The source of a row's tokens and cost.
  package var source: CostSource { self == .usage ? .billed : .estimated }

  /// Whether there are responses of the API to show.
  package var hasUsage: Bool { self == .usage || self == .both }

  /// Whether the durations of calls are known; transcripts don't contain them.
  package var hasDurations: Bool { self == .toolTraffic || self == .both }
}
