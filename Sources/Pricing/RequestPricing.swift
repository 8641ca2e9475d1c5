package import OperatingSystem

/// The pricing of requests to a model; computed once, because there may be millions of requests.
package struct RequestPricing {
  /// The rates of some requests.
  package struct Tariff {
    /// The rule for the requests to which the rates apply; nil for all others.
    package let rule: PriceRule?
    package let rates: ModelRates
    /// The rates of requests that must be processed in the United States.
    package let ratesInUS: ModelRates

    fileprivate init(of prices: ModelPrices, by rule: PriceRule?, own: ByTokenKind<Rate?>) {
      let rates = prices.rates(by: rule)
      let factor = prices.costsMoreInUS ? BuiltInPrices.factorInUS : 1
      self.rule = rule
      self.rates = ModelRates { own[$0] ?? rates[$0] }
      ratesInUS = ModelRates { own[$0] ?? rates[$0].scaled(by: factor) }
    }
  }

  /// The exceptions; the first one that applies is used.
  package let exceptions: [Tariff]
  package let standard: Tariff
  /// Whether the length of a prompt can change its price.
  private let hasTiers: Bool

  /// Creates the pricing.
  ///
  /// - Parameter own: The rates set by the user, to which no rule applies.
  init(of prices: ModelPrices, own: ByTokenKind<Rate?>) {
    exceptions = prices.rules.map { Tariff(of: prices, by: $0, own: own) }
    standard = Tariff(of: prices, by: nil, own: own)
    hasTiers = prices.rules.contains { $0.promptAbove != nil }
  }

  /// The rates of requests without an exception.
  package var rates: ModelRates { standard.rates }

  /// Returns the cost of a request, by its usage and UTC date.
  package func cost(of usage: TokenUsage, on date: CalendarDate) -> Cost {
    let tariff = exceptions.first { $0.rule?.applies(to: usage, on: date) == true } ?? standard
    let rates = usage.isInUS ? tariff.ratesInUS : tariff.rates
    var cost = Cost()
    cost.input = rates.input.cost(of: Int128(usage.input))
    cost.output = rates.output.cost(of: Int128(usage.output))
    cost.cacheWrite =
      rates.cacheWrite5m.cost(of: Int128(usage.cacheWrite5m))
      + rates.cacheWrite1h.cost(of: Int128(usage.cacheWrite1h))
    cost.cacheRead = rates.cacheRead.cost(of: Int128(usage.cacheRead))
    cost.webSearch = BuiltInPrices.webSearch * Int128(usage.webSearches)
    return cost
  }

  /// Returns the cost of a request that the model answered in several iterations, by its usage and UTC date.
  ///
  /// As Claude Code does it, the length of a prompt is that of each iteration, whose prompts share a cache.
  ///
  /// - Parameter iterations: The usage of each iteration; together they have all tokens of `usage`.
  package func cost(
    of usage: TokenUsage, iterations: [TokenUsage], on date: CalendarDate
  ) -> Cost {
    guard hasTiers, iterations.count > 1 else { return cost(of: usage, on: date) }
    return usage.split(into: iterations).reduce(into: Cost()) { $0 += cost(of: $1, on: date) }
  }
}
