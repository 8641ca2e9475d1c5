package import OperatingSystem

/// Which requests have prices of their own: those for which all of this is true.
package struct RequestCondition {
  /// Made in fast mode.
  package let isFast: Bool
  /// With more tokens of prompt than that, from a cache or not.
  package let promptAbove: Int?
  /// Before that day in UTC.
  package let before: CalendarDate?

  /// Whether it is true of the request that had this usage.
  package func holds(for usage: TokenUsage, on date: CalendarDate) -> Bool {
    if isFast && !usage.isFast { return false }
    if let promptAbove, Self.prompt(of: usage) <= promptAbove { return false }
    if let before, date >= before { return false }
    return true
  }

  /// All tokens that the model was given, also those it had seen before.
  private static func prompt(of usage: TokenUsage) -> Int128 {
    Int128(usage.input) + Int128(usage.cacheRead) + Int128(usage.cacheWrite5m)
      + Int128(usage.cacheWrite1h)
  }
}
