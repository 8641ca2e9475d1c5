import Pricing

/// The order of a table's rows.
package struct RowOrder {
  /// The sort key of rows: names ascending, numbers descending.
  package enum Key: String, CaseIterable {
    case cost, tokens, count, failures, duration, name

    /// Returns the sort value of a group, in the unit of the source; nil for names.
    package func amount(of group: Aggregate.Group, from source: CostSource) -> Int128? {
      switch self {
      case .cost: group.cost(from: source).total.units
      case .tokens: group.totalTokens(from: source)
      case .count: Int128(group.totals.count)
      case .failures: Int128(group.totals.failures)
      case .duration: group.totals.durationTotal
      case .name: nil
      }
    }
  }

  /// The sort key; nil for the default order: times chronologically, everything else by cost where the bill is
  /// known, or else by count.
  package let key: Key?
  package let isReversed: Bool

  package init(key: Key? = nil, isReversed: Bool = false) {
    self.key = key
    self.isReversed = isReversed
  }
}
