/// The list prices of some models that cost the same.
package struct ModelPrices {
  package let models: [String]
  private let input: ShortDecimal
  private let output: ShortDecimal
  package let cache: CacheFactors
  /// The exceptions; the first one that applies to a request replaces its prices.
  package let rules: [PriceRule]
  /// Whether `BuiltInPrices.factorInUS` applies.
  package let costsMoreInUS: Bool

  /// Creates the prices.
  ///
  /// - Parameters:
  ///   - input: US dollars per million tokens, as for `output`.
  package init(
    _ models: [String], _ input: ShortDecimal, _ output: ShortDecimal,
    cache: CacheFactors = .usual, rules: [PriceRule] = [], costsMoreInUS: Bool = false
  ) {
    self.models = models
    self.input = input
    self.output = output
    self.cache = cache
    self.rules = rules
    self.costsMoreInUS = costsMoreInUS
  }

  /// Returns the rates of requests to which a rule applies.
  package func rates(by rule: PriceRule? = nil) -> ModelRates {
    let cache = rule?.cache ?? cache
    let source: Rate.Source = models.isEmpty ? .byDefault : .builtIn
    let input = Rate(perMillion: rule?.input ?? input, source: source)
    let output = Rate(perMillion: rule?.output ?? output, source: source)
    return ModelRates { kind in
      cache[kind].map(input.scaled) ?? (kind == .output ? output : input)
    }
  }
}
