import Pricing

/// The order of a table's rows.
package struct RowOrder {
  /// The sort key of rows: names ascending, numbers descending.
  package enum Key: String, CaseIterable {
    case cost, tokens, count, failures, duration, name

    /// Returns the sort value of a group, in the unit of the source; nil for names.
    package func amount(of group: Aggregate.Group, _ source: CostSource) -> Int128? {
      switch self {
      case .cost: group.cost(source).total.units
      case .tokens: group.totalTokens(source)
      case .count: Int128(group.totals.count)
      case .failures: Int128(group.totals.failures)
      case .duration: group.totals.durationTotal
      case .name: nil
      }
    }
  }

  /// The sort key; nil for the default order: times chronologically, everything else by count.
  package let key: Key?
  package let isReversed: Bool

  package init(
    key: Key? = nil, isReversed: Bool
  ) {
    self.key = key
    self.isReversed = isReversed
  }

  package static let usual = RowOrder(key: nil, isReversed: false)
}
