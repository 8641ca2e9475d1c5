package import OperatingSystem

/// A condition on requests with special prices; all of its parts must be true.
package struct RequestCondition {
  /// Whether the request must be in fast mode.
  package let isFast: Bool
  /// The number of prompt tokens, cached or not, that must be exceeded.
  package let promptAbove: Int?
  /// The UTC date before which the request must be made.
  package let before: CalendarDate?

  /// Returns whether a request with some usage meets the condition.
  package func holds(for usage: TokenUsage, on date: CalendarDate) -> Bool {
    if isFast && !usage.isFast { return false }
    if let promptAbove, Self.prompt(of: usage) <= promptAbove { return false }
    if let before, date >= before { return false }
    return true
  }

  /// Returns the number of all input tokens, cached or not.
  private static func prompt(of usage: TokenUsage) -> Int128 {
    Int128(usage.input) + Int128(usage.cacheRead) + Int128(usage.cacheWrite5m)
      + Int128(usage.cacheWrite1h)
  }
}
