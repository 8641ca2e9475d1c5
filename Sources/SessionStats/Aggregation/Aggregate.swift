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
  private var columns: [DimensionColumn]
  private var cells: [Key: Totals] = [:]
  /// The dimension by which durations are kept, for percentiles: those of a group can't be worked out
  /// from those of its cells, and a cell each would take too much memory.
  private let durationDimension: Dimension?
  /// By the number of the name in that dimension; without one all under 0.
  private var durations: [UInt32: DurationHistogram] = [:]

  package init(_ dimensions: [Dimension], durationsBy durationDimension: Dimension? = nil) {
    columns = dimensions.map(DimensionColumn.init)
    self.durationDimension = durationDimension
  }

  private var dimensions: [Dimension] { columns.map(\.dimension) }

  /// Takes notice of the file from which the next records come.
  package mutating func begin(_ file: DayFile) {
    for index in columns.indices { columns[index].begin(file) }
  }

  /// Counts a record of the file that was begun.
  package mutating func add(_ record: ScannedRecord, _ bytes: Span<UInt8>) {
    var key = Key()
    var durationKey: UInt32 = 0
    for index in columns.indices {
      key[index] = columns[index].number(of: record, in: bytes)
      if columns[index].dimension == durationDimension { durationKey = key[index] }
    }
    if let duration = record.durationMilliseconds {
      durations[durationKey, default: DurationHistogram()].add(duration)
    }
    cells[key, default: Totals()].add(record)
  }

  /// Counts a line of totals of the file that was begun.
  package mutating func add(_ line: TotalsLine, _ bytes: Span<UInt8>) {
    var key = Key()
    for index in columns.indices {
      key[index] = columns[index].numberOfRotated(line.record, in: bytes)
    }
    cells[key, default: Totals()].add(line)
  }

  /// Whether nothing was counted.
  package var isEmpty: Bool { cells.isEmpty }

  /// The cells with their names in the dimensions, in the order of these.
  package var rows: [(names: [String?], totals: Totals)] {
    cells.map { key, totals in
      (names: columns.indices.map { columns[$0].name(key[$0]) }, totals: totals)
    }
  }

  /// The sums of cells that agree in some of the dimensions, by their names there (nil where records
  /// have none, and in a dimension by which nothing was counted).
  package func groups(
    by wanted: [Dimension], rates: RateCard
  ) -> [(names: [String?], group: Group)] {
    let places = wanted.map { dimensions.firstIndex(of: $0) }
    let session = dimensions.firstIndex(of: .session)
    let prices = pricesByModel(rates)
    let model = dimensions.firstIndex(of: .model)
    var groups: [Key: Group] = [:]
    for (key, totals) in cells {
      var groupKey = Key()
      for case (let index, let place?) in places.enumerated() { groupKey[index] = key[place] }
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
      let names = places.enumerated().map { index, place in
        place.flatMap { columns[$0].name(key[index]) }
      }
      return (names: names, group: group)
    }
  }

  /// The sum of all cells.
  package func total(rates: RateCard) -> Group {
    groups(by: [], rates: rates).first?.group ?? Group()
  }

  /// The rates by the number of the model; 0 for calls whose model isn't known.
  private func pricesByModel(_ rates: RateCard) -> [ModelRates] {
    guard let place = dimensions.firstIndex(of: .model) else { return [rates.rates(for: nil)] }
    return [rates.rates(for: nil)]
      + columns[place].table.names.dropFirst().map { rates.rates(for: ModelID($0)) }
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
