// The heart of the reporter: records in, cells out
//
// A cell holds the totals of all records that agree in every dimension the query asks about, for the
// summary the day, project, its directory, tool and model. Whatever a report shows is a sum over cells: a
// tool's tokens over all cells with that tool, a project's sessions the distinct sessions of its cells, a
// cost each cell's tokens at its model's rates. So a record is looked at once, adding a
// report costs the scan nothing, two aggregates are merged by adding cells, and totals that outlive
// their records are nothing but cells written down.

package import ActivityLog
import Bytes
import OperatingSystem
package import Pricing
package import Transcripts

/// The totals of records by the dimensions of a query.
package struct Aggregate: Reduction {
  /// The numbers of a cell's names, one for each dimension, by their order in the aggregate.
  package typealias Key = CellTable<Totals>.Key

  /// At most eight.
  package var columns: [DimensionColumn]
  package var cells = CellTable<Totals>()
  /// The API's responses, by the same names.
  package var usages = CellTable<UsageTotals>()
  /// The dimension by which durations are kept, for percentiles: those of a group can't be worked out
  /// from those of its cells, and a cell each would take too much memory.
  package let durationDimension: Dimension?
  private let durationColumn: Int?
  private var cache: CellCache
  /// The sessions in the cells; nil where nobody asks how many there are, and where they are in the keys.
  package var sessions: CellSessions?
  /// By the number of the name in that dimension; without one all under 0.
  package private(set) var durations: ContiguousArray<DurationHistogram> = []

  package init(
    _ dimensions: [Dimension], durationsBy durationDimension: Dimension? = nil,
    countsSessions: Bool = true
  ) {
    columns = dimensions.map(DimensionColumn.init)
    self.durationDimension = durationDimension
    sessions = countsSessions && !dimensions.contains(.session) ? CellSessions() : nil
    cache = CellCache(sessions == nil ? dimensions : dimensions + [.session])
    durationColumn = dimensions.firstIndex { $0 == durationDimension }
  }

  package var dimensions: [Dimension] { columns.map { $0.dimension } }

  /// Takes notice of the file from which the next records come.
  package mutating func begin(_ file: DayFile) {
    for index in columns.indices { columns[index].begin(file) }
    cache.beginFile()
  }

  /// Counts a record of the file that was begun.
  package mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    let place = place(of: record, bytes)
    cells.values[place].add(record)
    guard let duration = record.durationMilliseconds else { return }
    let number = durationColumn.map { Int(cells.keys[place][$0]) } ?? 0
    makeRoom(forDurationsAt: number)
    durations[number].add(duration)
  }

  /// The place of the cell in which a record is counted.
  private mutating func place(of record: ScannedRecord, _ bytes: Span<UInt8>) -> Int {
    let hash = cache.hash(of: record, in: bytes)
    if let hash, let place = cache.place(of: hash) { return place }
    let place = cells.place(of: key(of: record, bytes), default: Totals())
    sessions?.add(record, bytes, at: place)
    if let hash { cache.remember(place, for: hash) }
    return place
  }

  private mutating func key(of record: ScannedRecord, _ bytes: Span<UInt8>) -> Key {
    var key = Key()
    for index in columns.indices { key[index] = columns[index].number(of: record, in: bytes) }
    return key
  }

  /// Adds durations to those of the name with a number.
  package mutating func add(_ histogram: DurationHistogram, to number: Int) {
    makeRoom(forDurationsAt: number)
    durations[number] += histogram
  }

  private mutating func makeRoom(forDurationsAt number: Int) {
    while durations.count <= number { durations.append(DurationHistogram()) }
  }

  /// Counts a response of the day that was begun; the record has its names.
  package mutating func add(
    _ response: Response, cost: Cost, named record: ScannedRecord, in bytes: Span<UInt8>
  ) {
    let place = usages.place(of: key(of: record, bytes), default: UsageTotals())
    usages.values[place].add(response, cost: cost)
    sessions?.add(record, bytes, .billed, at: place)
  }

  /// Counts a line of totals of the file that was begun.
  package mutating func add(rotated line: TotalsLine, in bytes: Span<UInt8>) {
    var key = Key()
    for index in columns.indices {
      key[index] = columns[index].numberOfRotated(line.record, in: bytes)
    }
    let place = cells.place(of: key, default: Totals())
    cells.values[place].add(line)
    sessions?.addRotated(line.record, bytes, at: place)
  }

  /// Whether nothing was counted.
  package var isEmpty: Bool { cells.isEmpty && usages.isEmpty }

  /// The cells with their names in the dimensions, in the order of these.
  package var rows: [(names: [String?], totals: Totals)] {
    zip(cells.keys, cells.values).map { key, totals in
      (names: columns.indices.map { columns[$0].name(key[$0]) }, totals: totals)
    }
  }
}
