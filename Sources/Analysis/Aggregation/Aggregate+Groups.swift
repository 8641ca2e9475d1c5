import JSONLines
import OperatingSystem
package import Pricing

/// Grouping of cells.
extension Aggregate {
  /// A sum of cells: what a report shows as one row.
  package struct Group: Sendable {
    /// The totals of the calls.
    package fileprivate(set) var totals = Totals()
    fileprivate(set) var estimatedCost = Cost()
    /// The API's responses; none if only a log was read.
    package fileprivate(set) var usage = UsageTotals()
    /// The calls' durations; empty except in groups by the dimension of durations alone and in the group of all calls.
    package fileprivate(set) var durations = DurationHistogram()
    fileprivate var sessionNumbers = IndexedSet<UInt32>()

    package init() {}

    /// The number of distinct sessions; records that name none don't count.
    package var sessions: Int { sessionNumbers.keys.count }

    /// Adds the totals of calls, at the rates of their model.
    fileprivate mutating func addCalls(_ totals: Totals, at rates: ModelRates) {
      self.totals += totals
      estimatedCost.input += rates.input.cost(of: totals.inputTokens)
      estimatedCost.output += rates.output.cost(of: totals.outputTokens)
    }

    /// Adds a session by its number; 0 is none.
    fileprivate mutating func add(session: UInt32) {
      if session != 0 { _ = sessionNumbers.insert(session) }
    }

    /// Adds another group of the same aggregate.
    package static func += (left: inout Group, right: Group) {
      left.totals += right.totals
      left.estimatedCost += right.estimatedCost
      left.usage += right.usage
      left.durations += right.durations
      for number in right.sessionNumbers.keys { left.add(session: number) }
    }
  }

  /// Groups the cells by their names in some dimensions and sums each group.
  ///
  /// A name is nil if the records have none, and in a dimension that the aggregate doesn't have. Responses
  /// are in no group by a dimension that only calls have.
  ///
  /// - Parameter prices: The result of `prices(from:)`.
  package func groups(
    by wanted: [Dimension], prices: [ModelRates]
  ) -> [(names: [String?], group: Group)] {
    let columnsOfNames = wanted.map { dimensions.firstIndex(of: $0) }
    let groups = table(by: wanted, prices: prices)
    return zip(groups.keys, groups.values).map { key, group in
      let names = columnsOfNames.enumerated().map { index, column in
        column.flatMap { columns[$0].name(of: key[index]) }
      }
      return (names: names, group: group)
    }
  }

  /// Returns the groups by each of some lists of dimensions, in their order; uses several threads for many cells.
  package func groups(
    byEach wanted: [[Dimension]], prices: [ModelRates]
  ) -> [[(names: [String?], group: Group)]] {
    let cellByteCount = 256
    return Threads.map(runsOf: wanted, weight: { _ in cells.values.count * cellByteCount }) { run in
      run.map { groups(by: $0, prices: prices) }
    }.flatMap { $0 }
  }

  /// Returns the sum of all cells.
  package func total(prices: [ModelRates]) -> Group {
    table(by: [], prices: prices).values.first ?? Group()
  }

  /// Returns the groups by the numbers of their names.
  private func table(by wanted: [Dimension], prices: [ModelRates]) -> CellTable<Group> {
    let columns = wanted.map { dimensions.firstIndex(of: $0) }
    let session = dimensions.firstIndex(of: .session)
    var groups = CellTable<Group>()
    /// Adds each cell to its group, and its sessions.
    func addCells(
      _ keys: ContiguousArray<Key>, from source: CostSource, add: (inout Group, Int) -> Void
    ) {
      let places = ContiguousArray(
        keys.indices.map { number in
          var key = Key()
          for case (let index, let column?) in columns.enumerated() {
            key[index] = keys[number][column]
          }
          let place = groups.place(of: key, default: Group())
          add(&groups.values[place], number)
          if let session { groups.values[place].add(session: keys[number][session]) }
          return place
        })
      for pair in sessions?.pairs(from: source) ?? [] {
        groups.values[places[pair.place]].add(session: pair.session)
      }
    }
    let keys = cells.keys
    let model = dimensions.firstIndex(of: .model)
    addCells(keys, from: .estimated) { group, number in
      group.addCalls(cells.values[number], at: prices[model.map { Int(keys[number][$0]) } ?? 0])
    }
    if !wanted.contains(where: { $0.isToolCallOnly }) {
      let isByModel = wanted.contains(.model)
      addCells(usages.keys, from: .billed) { group, number in
        group.usage += isByModel ? usages.values[number].countingAdvice : usages.values[number]
      }
    }
    let areByDurations = durationColumn != nil && columns == [durationColumn]
    for (number, histogram) in durations.enumerated()
    where histogram.count > 0 && (wanted.isEmpty || areByDurations) {
      var key = Key()
      if areByDurations { key[0] = UInt32(number) }
      groups.values[groups.place(of: key, default: Group())].durations += histogram
    }
    return groups
  }

  /// Returns the rates of the models that have calls or responses to show.
  package func usedPrices(for source: CostSource, of prices: [ModelRates]) -> [ModelRates] {
    let model = dimensions.firstIndex(of: .model)
    var used = prices.map { _ in false }
    for (number, key) in (source == .estimated ? cells.keys : usages.keys).enumerated()
    where source == .billed || cells.values[number].count > 0 {
      used[model.map { Int(key[$0]) } ?? 0] = true
    }
    return prices.indices.filter { used[$0] }.map { prices[$0] }
  }

  /// Returns the rates by the number of the model; the first ones are for calls of an unknown model.
  package func prices(from rates: RateCard) -> [ModelRates] {
    let models = dimensions.firstIndex(of: .model).map { columns[$0].table.names.dropFirst() } ?? []
    return [rates.rates(for: nil)] + models.map { rates.rates(for: ModelID($0)) }
  }
}
