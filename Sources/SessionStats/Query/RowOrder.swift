/// The order of a table's rows.
struct RowOrder {
  /// What rows are sorted by: names forward, numbers from the highest.
  enum Key: String, CaseIterable {
    case cost, tokens, count, failures, duration, name
  }

  /// Nil for the usual order: points in time by time, else by count.
  let key: Key?
  let isReversed: Bool

  static let usual = RowOrder(key: nil, isReversed: false)
}
