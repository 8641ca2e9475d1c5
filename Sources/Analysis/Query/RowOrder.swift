import Pricing

/// The order of a table's rows.
package struct RowOrder {
  /// What rows are sorted by: names forward, numbers from the highest.
  package enum Key: String, CaseIterable {
    case cost, tokens, count, failures, duration, name

    /// How much of it a group has, in the unit of the figure; nil for names.
    package func amount(of group: Aggregate.Group, _ figure: CostSource) -> Int128? {
      switch self {
      case .cost: group.cost(figure).total.units
      case .tokens: group.totalTokens(figure)
      case .count: Int128(group.totals.count)
      case .failures: Int128(group.totals.failures)
      case .duration: group.totals.durationTotal
      case .name: nil
      }
    }
  }

  /// Nil for the usual order: points in time by time, else by count.
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
