/// The order of a table's rows.
struct RowOrder {
  /// What rows are sorted by: names forward, numbers from the highest.
  enum Key: String, CaseIterable {
    case cost, tokens, count, failures, duration, name

    /// How much of it a group has, in the unit of the figure; nil for names.
    func amount(of group: Aggregate.Group, _ figure: CostSource) -> Int128? {
      switch self {
      case .cost: group.cost(figure).total.units
      case .tokens: group.totalTokens(figure)
      case .count: Int128(group.totals.count)
      case .failures: Int128(group.totals.failures)
      case .duration: group.totals.durationTotal
      case .name: nil
      }
    }

    /// The figure that shows it, as `Metric.member`.
    var member: String {
      switch self {
      case .cost: "cost_total"
      case .tokens: "tokens_total"
      case .failures: "failures"
      case .duration: "duration_ms"
      case .count, .name: "count"
      }
    }

    /// What it is an amount of, in a table's title.
    var word: String {
      switch self {
      case .count, .name: "calls"
      case .duration: "time"
      case .cost, .tokens, .failures: rawValue
      }
    }
  }

  /// Nil for the usual order: points in time by time, else by count.
  let key: Key?
  let isReversed: Bool

  static let usual = RowOrder(key: nil, isReversed: false)
}
