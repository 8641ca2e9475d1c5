package import OperatingSystem

/// What requests to a model cost, worked out once, since there may be a million of them.
package struct RequestPricing {
  /// The rates of some requests.
  package struct Tariff {
    /// Of which; nil for all others.
    package let condition: RequestCondition?
    package let rates: ModelRates
    /// Where the model had to run in the United States.
    package let ratesInUS: ModelRates

    package init(_ prices: ModelPrices, _ rule: PriceRule?, own: ByTokenKind<Rate?>) {
      let rates = prices.rates(by: rule)
      let factor = prices.costsMoreInUS ? BuiltInPrices.factorInUS : 1
      condition = rule?.condition
      self.rates = ModelRates { own[$0] ?? rates[$0] }
      ratesInUS = ModelRates { own[$0] ?? rates[$0].scaled(by: factor) }
    }
  }

  /// The first whose condition holds counts.
  package let exceptions: [Tariff]
  package let standard: Tariff

  /// - Parameter own: The rates that the user set, which no rule changes.
  package init(_ prices: ModelPrices, own: ByTokenKind<Rate?>) {
    exceptions = prices.rules.map { Tariff(prices, $0, own: own) }
    standard = Tariff(prices, nil, own: own)
  }

  /// What tokens cost where no exception applies.
  package var rates: ModelRates { standard.rates }

  /// What a request cost that had this usage on this day in UTC.
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
