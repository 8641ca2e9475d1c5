extension Int {
  /// Returns the sum of two counts, clamped to `Int.max`.
  package func saturatingAdd(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
