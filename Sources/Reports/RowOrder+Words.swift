import Analysis

extension RowOrder.Key {
  /// The `Metric.member` that shows the key.
  var member: String {
    switch self {
    case .cost: "cost_total"
    case .tokens: "tokens_total"
    case .failures: "failures"
    case .duration: "duration_ms"
    case .count, .name: "count"
    }
  }

  /// The noun for the key in a table's title.
  var word: String {
    switch self {
    case .count, .name: "calls"
    case .duration: "time"
    case .cost, .tokens, .failures: rawValue
    }
  }
}
