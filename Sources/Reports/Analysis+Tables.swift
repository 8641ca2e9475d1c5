import Analysis
import Bytes
import Rendering

extension Dimension {
  /// How names are shortened in a table; nil for times.
  var shortening: Shortening? {
    switch self {
    case .day, .week, .month, .hour: nil
    case .file, .projectDirectory: Shortening(place: .front, comfortable: 28)
    case .model: Shortening(place: .front, comfortable: 15)
    // A whole ID can be pasted anywhere, and a shortened one still works as a filter: --session 3f6c1d2e.
    case .session: .beginning(8, comfortable: 36)
    case .command: Shortening(place: .end, comfortable: 20)
    case .project, .agent, .user: Shortening(place: .middle, comfortable: 14)
    default: Shortening(place: .middle, comfortable: 20)
    }
  }
}

extension CostBasis {
  /// The key by which lists are sorted by default: the bill where it is known.
  var orderKey: RowOrder.Key { hasUsage ? .cost : .count }
}

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

extension GroupedRows {
  /// Returns the share of the first rows in the total; nil if that is 0.
  ///
  /// - Parameter key: What the rows are compared by.
  func shares(
    ofFirst count: Int = .max, in total: Aggregate.Group, by key: RowOrder.Key,
    from source: CostSource
  ) -> Table.Shares? {
    let key = key == .name ? .count : key
    return shares(ofFirst: count, in: key.amount(of: total, from: source), title: key.word)
  }
}
