package import OperatingSystem

/// The pricing of requests to a model; computed once, because there may be millions of requests.
package struct RequestPricing {
  /// The rates of some requests.
  package struct Tariff {
    /// The requests to which the rates apply; nil for all others.
    package let condition: RequestCondition?
    package let rates: ModelRates
    /// The rates of requests that must be processed in the United States.
    package let ratesInUS: ModelRates

    package init(_ prices: ModelPrices, _ rule: PriceRule?, own: ByTokenKind<Rate?>) {
      let rates = prices.rates(by: rule)
      let factor = prices.costsMoreInUS ? BuiltInPrices.factorInUS : 1
      condition = rule?.condition
      self.rates = ModelRates { own[$0] ?? rates[$0] }
      ratesInUS = ModelRates { own[$0] ?? rates[$0].scaled(by: factor) }
    }
  }

  /// The exceptions; the first one that applies is used.
  package let exceptions: [Tariff]
  package let standard: Tariff

  /// Creates the pricing.
  ///
  /// - Parameter own: The rates set by the user, to which no rule applies.
  package init(_ prices: ModelPrices, own: ByTokenKind<Rate?>) {
    exceptions = prices.rules.map { Tariff(prices, $0, own: own) }
    standard = Tariff(prices, nil, own: own)
  }

  /// The rates of requests without an exception.
  package var rates: ModelRates { standard.rates }

  /// Returns the cost of a request, by its usage and UTC date.
  package func cost(of usage: TokenUsage, on date: CalendarDate) -> Cost {
    let tariff =
      exceptions.first { $0.condition?.holds(for: usage, on: date) == true } ?? standard
    let rates = usage.isInUS ? tariff.ratesInUS : tariff.rates
    return Cost(
      input: rates.input.cost(of: Int128(usage.input)),
      output: rates.output.cost(of: Int128(usage.output)),
      cacheWrite: rates.cacheWrite5m.cost(of: Int128(usage.cacheWrite5m))
        + rates.cacheWrite1h.cost(of: Int128(usage.cacheWrite1h)),
      cacheRead: rates.cacheRead.cost(of: Int128(usage.cacheRead)),
      webSearch: BuiltInPrices.webSearch * Int128(usage.webSearches))
  }
}
