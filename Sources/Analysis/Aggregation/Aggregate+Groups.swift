import Bytes
import JSONLines
import OperatingSystem
package import Pricing

/// Grouping of cells.
extension Aggregate {
  /// A sum of cells: what a report shows as one row.
  package struct Group: Sendable {
    /// The totals of the calls.
    package fileprivate(set) var totals = Totals()
    package fileprivate(set) var estimatedCost = Cost()
    /// The API's responses; none if only a log was read.
    package fileprivate(set) var usage = UsageTotals()
    /// The cost of all responses, if the groups are by a dimension that only calls have.
    package fileprivate(set) var wholeBill: Money?
    /// Filled only for groups by `durationDimension` alone, and for the group of all calls.
    package fileprivate(set) var durations = DurationHistogram()
    fileprivate var sessionNumbers = IndexedSet<UInt32>()

    package init() {}

    /// The number of distinct sessions; records that name none don't count.
    package var sessions: Int { sessionNumbers.keys.count }
  }

  /// Returns the sums of the cells that have the same names in some dimensions, with these names.
  ///
  /// A name is nil if the records have none, and in a dimension that the aggregate doesn't have. Responses
  /// are in no group by a dimension that only calls have.
  package func groups(
    by wanted: [Dimension], rates: RateCard
  ) -> [(names: [String?], group: Group)] {
    groups(by: wanted, prices: prices(rates))
  }

  /// Returns the same sums; for callers that ask several times and keep `prices`.
  package func groups(
    by wanted: [Dimension], prices: [ModelRates]
  ) -> [(names: [String?], group: Group)] {
    let places = wanted.map { dimensions.firstIndex(of: $0) }
    let groups = table(by: wanted, places, prices)
    return zip(groups.keys, groups.values).map { key, group in
      let names = places.enumerated().map { index, place in
        place.flatMap { columns[$0].name(key[index]) }
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

  /// Returns the groups by the numbers of their names; `places` are the indices of the dimensions in a cell's key.
  private func table(
    by wanted: [Dimension], _ places: [Int?], _ prices: [ModelRates]
  ) -> CellTable<Group> {
    let session = dimensions.firstIndex(of: .session)
    let model = dimensions.firstIndex(of: .model)
    var groups = CellTable<Group>()
    /// Returns the index of the group that a cell belongs to.
    func place(of cell: Key) -> Int {
      groups.place(of: Self.key(places, of: cell), default: Group())
    }
    let keys = cells.keys
    let callPlaces = ContiguousArray(
      keys.indices.map { number in
        let place = place(of: keys[number])
        groups.values[place].add(
          cells.values[number], price: prices[model.map { Int(keys[number][$0]) } ?? 0])
        if let session { groups.values[place].add(session: keys[number][session]) }
        return place
      })
    for pair in sessions?.pairs(.estimated) ?? [] {
      groups.values[callPlaces[pair.place]].add(session: pair.session)
    }
    if wanted.contains(where: { $0.isToolCallOnly }) {
      let bill = usages.values.reduce(Money()) { $0 + $1.cost.total }
      for place in groups.values.indices { groups.values[place].wholeBill = bill }
    } else {
      let keys = usages.keys
      let places = ContiguousArray(
        keys.indices.map { number in
          let place = place(of: keys[number])
          groups.values[place].usage += usages.values[number]
          if let session { groups.values[place].add(session: keys[number][session]) }
          return place
        })
      for pair in sessions?.pairs(.billed) ?? [] {
        groups.values[places[pair.place]].add(session: pair.session)
      }
    }
    for (number, histogram) in durations.enumerated() where histogram.count > 0 {
      if wanted.isEmpty {
        groups.values[groups.place(of: Key(), default: Group())].durations += histogram
      }
      if wanted.count == 1, wanted.first == durationDimension {
        var key = Key()
        key[0] = UInt32(number)
        groups.values[groups.place(of: key, default: Group())].durations = histogram
      }
    }
    return groups
  }

  /// Returns the sum of all cells.
  package func total(rates: RateCard) -> Group { total(prices: prices(rates)) }

  /// Returns the same sum; for callers that keep `prices`.
  package func total(prices: [ModelRates]) -> Group {
    table(by: [], [], prices).values.first ?? Group()
  }

  /// Returns the rates of the models that have calls or responses to show.
  package func usedPrices(_ source: CostSource, _ prices: [ModelRates]) -> [ModelRates] {
    let model = dimensions.firstIndex(of: .model)
    var used = prices.map { _ in false }
    /// Marks a cell's model as used.
    func use(_ key: Key) { used[model.map { Int(key[$0]) } ?? 0] = true }
    switch source {
    case .estimated:
      for (key, totals) in zip(cells.keys, cells.values) where totals.count > 0 { use(key) }
    case .billed: for key in usages.keys { use(key) }
    }
    return prices.indices.filter { used[$0] }.map { prices[$0] }
  }

  /// Returns the key of the group that a cell belongs to.
  private static func key(_ places: [Int?], of cell: Key) -> Key {
    var key = Key()
    for case (let index, let place?) in places.enumerated() { key[index] = cell[place] }
    return key
  }

  /// Returns the rates by the number of the model; the first ones are for calls of an unknown model.
  package func prices(_ rates: RateCard) -> [ModelRates] {
    guard let place = dimensions.firstIndex(of: .model) else { return [rates.rates(for: nil)] }
    return [rates.rates(for: nil)]
      + columns[place].table.names.dropFirst().map { rates.rates(for: ModelID($0)) }
  }
}

extension Aggregate.Group {
  fileprivate mutating func add(_ totals: Totals, price: ModelRates) {
    self.totals += totals
    estimatedCost.input += price.input.cost(of: totals.inputTokens)
    estimatedCost.output += price.output.cost(of: totals.outputTokens)
  }

  /// Adds a session by its number; 0 is none.
  fileprivate mutating func add(session: UInt32) {
    if session != 0 { _ = sessionNumbers.insert(session) }
  }

  /// Adds another group of the same aggregate.
  package static func += (left: inout Aggregate.Group, right: Aggregate.Group) {
    left.totals += right.totals
    left.estimatedCost += right.estimatedCost
    left.usage += right.usage
    left.wholeBill = left.wholeBill ?? right.wholeBill
    left.durations += right.durations
    for number in right.sessionNumbers.keys { _ = left.sessionNumbers.insert(number) }
  }
}
