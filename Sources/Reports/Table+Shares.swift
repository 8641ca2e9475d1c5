import Analysis
import Rendering

extension Table.Shares {
  /// Calculates each group's share of the total; nil if the total is 0.
  init?(
    of groups: [Aggregate.Group], _ total: Aggregate.Group, by key: RowOrder.Key,
    _ source: CostSource
  ) {
    let key = key == .name ? .count : key
    guard let whole = key.amount(of: total, from: source), whole > 0 else { return nil }
    let parts = groups.map { Double(key.amount(of: $0, from: source) ?? 0) / Double(whole) }
    self.init(title: key.word, parts: parts, total: 1, longest: parts.max() ?? 1)
  }
}
