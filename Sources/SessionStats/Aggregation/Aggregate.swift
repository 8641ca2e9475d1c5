// The heart of the reporter: records in, cells out
//
// A cell holds the totals of all records that agree in every dimension the query asks about, for the
// summary the day, session, project, its folder, tool and model. Whatever a report shows is a sum over
// cells: a tool's tokens over all cells with that tool, a project's sessions the distinct sessions of
// its cells, a cost each cell's tokens at its model's rates. So a record is looked at once, adding a
// report costs the scan nothing, two aggregates are merged by adding cells, and totals that outlive
// their records are nothing but cells written down.

package import ActivityLog
import JSONLines
package import POSIX

/// The totals of records by the dimensions of a query.
package struct Aggregate {
  /// The numbers of a cell's names, one for each dimension, by their order in the aggregate.
  typealias Key = SIMD8<UInt32>

  /// A sum of cells: what a report shows as one row.
  package struct Group {
    package fileprivate(set) var totals = Totals()
    package fileprivate(set) var cost = Cost()
    /// Only where the aggregate keeps durations by just this dimension, and of all calls together.
    package fileprivate(set) var durations = DurationHistogram()
    fileprivate var sessionNumbers: Set<UInt32> = []

    /// How many distinct sessions there are; records that name none don't count.
    package var sessions: Int { sessionNumbers.count }
  }

  /// At most eight.
  private let dimensions: [Dimension]
  private var names: [NameTable]
  private var cells: [Key: Totals] = [:]
  /// The day of the record before and its number, since a file's records are all of one day.
  private var lastDay: (date: CalendarDate, number: UInt32)?
  /// The dimension by which durations are kept, for percentiles: those of a group can't be worked out
  /// from those of its cells, and a cell each would take too much memory.
  private let durationDimension: Dimension?
  /// By the number of the name in that dimension.
  private var durations: [UInt32: DurationHistogram] = [:]

  package init(_ dimensions: [Dimension], durationsBy durationDimension: Dimension? = nil) {
    self.dimensions = dimensions
    self.durationDimension = durationDimension
    names = dimensions.map { _ in NameTable() }
  }

  /// Counts a record of some day.
  package mutating func add(_ record: ScannedRecord, _ bytes: Span<UInt8>, day: CalendarDate) {
    var key = Key()
    for (index, dimension) in dimensions.enumerated() {
      key[index] =
        dimension == .day
        ? number(of: day, at: index)
        : names[index].number(of: dimension.text(of: record), in: bytes)
      if dimension == durationDimension, let duration = record.durationMilliseconds {
        durations[key[index], default: DurationHistogram()].add(duration)
      }
    }
    cells[key, default: Totals()].add(record)
  }

  private mutating func number(of day: CalendarDate, at index: Int) -> UInt32 {
    if let lastDay, lastDay.date == day { return lastDay.number }
    let number = names[index].number(of: day.description)
    lastDay = (day, number)
    return number
  }

  /// The sums of cells that agree in some of the dimensions, by their names there (nil where records
  /// have none).
  package func groups(
    by wanted: [Dimension], rates: RateCard
  ) -> [(names: [String?], group: Group)] {
    let places = wanted.compactMap { dimensions.firstIndex(of: $0) }
    let session = dimensions.firstIndex(of: .session)
    let prices = pricesByModel(rates)
    let model = dimensions.firstIndex(of: .model)
    var groups: [Key: Group] = [:]
    for (key, totals) in cells {
      var groupKey = Key()
      for (index, place) in places.enumerated() { groupKey[index] = key[place] }
      let price = prices[model.map { Int(key[$0]) } ?? 0]
      groups[groupKey, default: Group()].add(
        totals, price: price, session: session.map { key[$0] } ?? 0)
    }
    for (number, histogram) in durations {
      if wanted.isEmpty { groups[Key()]?.durations += histogram }
      if wanted == [durationDimension] {
        var key = Key()
        key[0] = number
        groups[key]?.durations = histogram
      }
    }
    return groups.map { key, group in
      (names: places.enumerated().map { name(key[$0.offset], at: $0.element) }, group: group)
    }
  }

  /// The rates by the number of the model; 0 for calls whose model isn't known.
  private func pricesByModel(_ rates: RateCard) -> [ModelRates] {
    guard let place = dimensions.firstIndex(of: .model) else { return [rates.rates(for: nil)] }
    return [rates.rates(for: nil)]
      + names[place].names.dropFirst().map { rates.rates(for: ModelID($0)) }
  }

  private func name(_ number: UInt32, at place: Int) -> String? {
    number == 0 ? nil : names[place].names[Int(number)]
  }
}

extension Aggregate.Group {
  fileprivate mutating func add(_ totals: Totals, price: ModelRates, session: UInt32) {
    self.totals += totals
    cost.input += price.input.cost(of: totals.inputTokens)
    cost.output += price.output.cost(of: totals.outputTokens)
    if session != 0 { sessionNumbers.insert(session) }
  }

  /// Adds another group of the same aggregate.
  package static func += (left: inout Aggregate.Group, right: Aggregate.Group) {
    left.totals += right.totals
    left.cost += right.cost
    left.durations += right.durations
    left.sessionNumbers.formUnion(right.sessionNumbers)
  }
}
