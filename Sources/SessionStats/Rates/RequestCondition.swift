import OperatingSystem
import Transcripts

/// Which requests have prices of their own: those for which all of this is true.
struct RequestCondition {
  /// Made in fast mode.
  let isFast: Bool
  /// With more tokens of prompt than that, from a cache or not.
  let promptAbove: Int?
  /// Before that day in UTC.
  let before: CalendarDate?

  /// Whether it is true of the request that had this usage.
  func holds(for usage: ResponseUsage, on date: CalendarDate) -> Bool {
    if isFast && !usage.isFast { return false }
    if let promptAbove, Self.prompt(of: usage) <= promptAbove { return false }
    if let before, date >= before { return false }
    return true
  }

  /// All tokens that the model was given, also those it had seen before.
  private static func prompt(of usage: ResponseUsage) -> Int128 {
    Int128(usage.input) + Int128(usage.cacheRead) + Int128(usage.cacheWrite5m)
      + Int128(usage.cacheWrite1h)
  }
}
