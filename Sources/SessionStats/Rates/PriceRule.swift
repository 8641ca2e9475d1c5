import OperatingSystem

/// Other prices of a model for some of its requests.
struct PriceRule {
  /// For which requests.
  let condition: RequestCondition
  let input: ShortDecimal
  let output: ShortDecimal
  /// Nil where they are the model's.
  let cache: CacheFactors?

  /// - Parameters:
  ///   - input: US dollars for a million tokens, as `output`.
  init(
    isFast: Bool = false, promptAbove limit: Int? = nil, before end: CalendarDate? = nil,
    _ input: ShortDecimal, _ output: ShortDecimal, cache: CacheFactors? = nil
  ) {
    condition = RequestCondition(isFast: isFast, promptAbove: limit, before: end)
    self.input = input
    self.output = output
    self.cache = cache
  }
}
