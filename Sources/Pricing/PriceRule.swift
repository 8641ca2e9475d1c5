package import OperatingSystem

/// Other prices of a model for some of its requests.
package struct PriceRule {
  /// For which requests.
  package let condition: RequestCondition
  package let input: ShortDecimal
  package let output: ShortDecimal
  /// Nil where they are the model's.
  package let cache: CacheFactors?

  /// - Parameters:
  ///   - input: US dollars for a million tokens, as `output`.
  package init(
    isFast: Bool = false, promptAbove limit: Int? = nil, before end: CalendarDate? = nil,
    _ input: ShortDecimal, _ output: ShortDecimal, cache: CacheFactors? = nil
  ) {
    condition = RequestCondition(isFast: isFast, promptAbove: limit, before: end)
    self.input = input
    self.output = output
    self.cache = cache
  }
}
