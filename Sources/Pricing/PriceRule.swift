package import OperatingSystem

/// An exception to a model's prices for some of its requests.
package struct PriceRule {
  /// The requests to which the rule applies.
  package let condition: RequestCondition
  package let input: ShortDecimal
  package let output: ShortDecimal
  /// The cache factors; nil for those of the model.
  package let cache: CacheFactors?

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - input: US dollars per million tokens, as for `output`.
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
