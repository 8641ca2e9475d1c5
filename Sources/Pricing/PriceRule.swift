package import OperatingSystem

/// An exception to a model's prices for some of its requests; all parts of its condition must be true.
package struct PriceRule {
  /// Whether the request must be in fast mode.
  package var isFast = false
  /// The number of prompt tokens, cached or not, that must be exceeded.
  package var promptAbove: Int?
  /// The UTC date before which the request must be made.
  package var before: CalendarDate?
  /// US dollars per million tokens, as for `output`.
  let input: ShortDecimal
  let output: ShortDecimal
  /// The cache factors; nil for those of the model.
  var cache: CacheFactors?

  /// Returns whether the rule applies to a request with some usage.
  func applies(to usage: TokenUsage, on date: CalendarDate) -> Bool {
    if isFast && !usage.isFast { return false }
    if let promptAbove, usage.prompt <= promptAbove { return false }
    if let before, date >= before { return false }
    return true
  }
}

extension TokenUsage {
  /// The number of all input tokens, cached or not.
  fileprivate var prompt: Int128 {
    Int128(input) + Int128(cacheRead) + Int128(cacheWrite5m) + Int128(cacheWrite1h)
  }
}
