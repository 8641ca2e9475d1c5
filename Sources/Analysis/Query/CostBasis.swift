/// What the tokens and costs of a report are.
package enum CostBasis: String {
  /// Those of the calls in the hook's log.
  case toolTraffic = "tool traffic, estimated"
  /// Those of the calls in transcripts, where only calls can be told apart.
  case transcriptTraffic = "tool traffic, estimated from transcripts"
  /// Those of the API's responses.
  case usage = "API usage, exact"
  /// Those of the calls in the log, beside those of the API's responses.
  case both = "tool traffic, estimated, beside API usage, exact"

  package init(_ query: Query) {
    self =
      switch query.source {
      case .log: .toolTraffic
      case .transcripts: query.isToolCallOnly ? .transcriptTraffic : .usage
      case .both: .both
      }
  }

  /// All figures that it shows.
  package var figures: [CostSource] { self == .both ? [.estimated, .billed] : [figure] }

  /// The figure of a row's tokens and cost.
  package var figure: CostSource { self == .usage ? .billed : .estimated }

  /// Whether there are responses of the API to show.
  package var hasUsage: Bool { self == .usage || self == .both }

  /// Whether it is known how long calls took: transcripts don't tell.
  package var hasDurations: Bool { self == .toolTraffic || self == .both }
}
