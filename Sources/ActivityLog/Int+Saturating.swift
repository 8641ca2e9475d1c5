extension Int {
  /// The sum, at most `Int.max`; both numbers are counts.
  package func saturatingAdd(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
