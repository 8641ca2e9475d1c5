import JSONLines
import OperatingSystem
package import Pricing

/// Sums of cells.
extension Aggregate {
  /// A sum of cells: what a report shows as one row.
  package struct Group: Sendable {
    /// The totals of the calls.
    package private(set) var totals = Totals()
    private(set) var estimatedCost = Cost()
    /// The API's responses; none if only a log was read.
    package private(set) var usage = UsageTotals()
    /// The calls' durations; empty except in groups by the dimension of durations alone and in the group of all calls.
    package private(set) var durations = DurationHistogram()
    private var sessionNumbers = IndexedSet<UInt32>()

    package init() {}

    /// The number of distinct sessions; records that name none don't count.
    package var sessions: Int { sessionNumbers.keys.count }

    /// Adds the totals of calls, at the rates of their model.
    mutating func addCalls(_ totals: Totals, at rates: ModelRates) {
      self.totals += totals
      estimatedCost.input += rates.input.cost(of: totals.inputTokens)
      estimatedCost.output += rates.output.cost(of: totals.outputTokens)
    }

    /// Adds responses.
    mutating func addResponses(_ usage: UsageTotals) { self.usage += usage }

    /// Adds durations.
    mutating func addDurations(_ durations: DurationHistogram) { self.durations += durations }

    /// Adds a session by its number; 0 is none.
    mutating func add(session: UInt32) {
      if session != 0 { _ = sessionNumbers.insert(session) }
    }
  }

  /// Returns the sum of all cells.
  package func total(prices: [ModelRates]) -> Group {
    var total = Group()
    let (model, session) = (column(of: .model), column(of: .session))
    for (key, totals) in zip(cells.keys, cells.values) {
      total.addCalls(totals, at: prices[model.map { Int(key[$0]) } ?? 0])
      if let session { total.add(session: key[session]) }
    }
    for (key, usage) in zip(usages.keys, usages.values) {
      total.addResponses(usage)
      if let session { total.add(session: key[session]) }
    }
    for source in [CostSource.estimated, .billed] {
      guard let pairs = sessions?.pairs(from: source) else { continue }
      for pair in pairs { total.add(session: pair.session) }
    }
    for histogram in durations { total.addDurations(histogram) }
    return total
  }

  /// Returns the rates of the models that have calls or responses to show.
  package func usedPrices(for source: CostSource, of prices: [ModelRates]) -> [ModelRates] {
    let model = column(of: .model)
    var used = prices.map { _ in false }
    for (number, key) in (source == .estimated ? cells.keys : usages.keys).enumerated()
    where source == .billed || cells.values[number].count > 0 {
      used[model.map { Int(key[$0]) } ?? 0] = true
    }
    return prices.indices.filter { used[$0] }.map { prices[$0] }
  }

  /// Returns the rates by the number of the model; the first ones are for calls of an unknown model.
  package func prices(from rates: RateCard) -> [ModelRates] {
    guard let model = column(of: .model) else { return [rates.rates(for: nil)] }
    return (0..<columns[model].table.count).map { number in
      rates.rates(for: columns[model].name(of: UInt32(number)).map { ModelID($0) })
    }
  }
}
