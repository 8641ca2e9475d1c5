/// The basis of the tokens and costs of a report.
package enum CostBasis {
  /// Calls, as the hook estimates them, for a report of the log or about something that only calls have.
  case toolTraffic
  /// The same of the calls in transcripts alone.
  case transcriptTraffic
  /// The API's responses in transcripts.
  case usage
  /// The API's responses, next to the calls in the log.
  case usageAndTraffic

  /// - Parameters:
  ///   - source: Where the data comes from; not `.auto`.
  ///   - isAboutCalls: Whether the report is about something that only calls have.
  init(source: Source, isAboutCalls: Bool) {
    self =
      switch source {
      case .auto, .log: .toolTraffic
      case .transcripts: isAboutCalls ? .transcriptTraffic : .usage
      case .both: isAboutCalls ? .toolTraffic : .usageAndTraffic
      }
  }

  /// The text in JSON.
  package var text: String {
    switch self {
    case .toolTraffic: "tool traffic, estimated"
    case .transcriptTraffic: "tool traffic, estimated from transcripts"
    case .usage, .usageAndTraffic: "API usage, exact"
    }
  }

  /// What the dollars are, for people.
  package var costName: String { hasUsage ? "API cost" : "tool traffic" }

  /// The source of tokens and costs.
  package var source: CostSource { hasUsage ? .billed : .estimated }

  /// Whether tokens and costs are those of the API's responses.
  package var hasUsage: Bool { self == .usage || self == .usageAndTraffic }

  /// Whether the durations of calls are known; transcripts don't contain them.
  package var hasDurations: Bool { self == .toolTraffic || self == .usageAndTraffic }

  /// The basis of a list of something that only calls have, in a report of this basis.
  package var ofCalls: CostBasis {
    switch self {
    case .toolTraffic, .usageAndTraffic: .toolTraffic
    case .transcriptTraffic, .usage: .transcriptTraffic
    }
  }
}
