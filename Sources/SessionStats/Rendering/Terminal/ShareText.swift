/// Shares of a whole for people.
enum ShareText {
  /// How many columns the widest takes.
  static let width = 4

  /// In whole percent, `<1%` and `>99%` where rounding would say none or all.
  static func percent(_ part: Double) -> String {
    let percent = Int((min(max(part, 0), 1) * 100).rounded())
    if part > 0, percent == 0 { return "<1%" }
    if part < 1, percent == 100 { return ">99%" }
    return "\(percent)%"
  }
}

extension Table.Shares {
  /// What part groups are of their total; nil when there is nothing to share.
  init?(
    of groups: [Aggregate.Group], _ total: Aggregate.Group, by key: RowOrder.Key,
    _ figure: CostSource
  ) {
    let key = key == .name ? .count : key
    guard let whole = key.amount(of: total, figure), whole > 0 else { return nil }
    title = key.word
    parts = groups.map { Double(key.amount(of: $0, figure) ?? 0) / Double(whole) }
    self.total = 1
    longest = parts.max() ?? 1
  }
}
