/// The list prices of some models that cost the same.
struct ModelPrices {
  let models: [String]
  /// US dollars per million tokens, as for `output`.
  let input: ShortDecimal
  let output: ShortDecimal
  var cache = CacheFactors.usual()
  /// The exceptions; the first one that applies to a request replaces its prices.
  var rules: [PriceRule] = []
  /// Whether `BuiltInPrices.factorInUS` applies.
  var costsMoreInUS = false

  /// Returns the rates of requests to which a rule applies.
  func rates(by rule: PriceRule?) -> ModelRates {
    let cache = rule?.cache ?? cache
    let source: Rate.Source = models.isEmpty ? .byDefault : .builtIn
    let input = Rate(perMillion: rule?.input ?? input, source: source)
    let output = Rate(perMillion: rule?.output ?? output, source: source)
    return ModelRates { kind in
      cache[kind].map(input.scaled) ?? (kind == .output ? output : input)
    }
  }
}
