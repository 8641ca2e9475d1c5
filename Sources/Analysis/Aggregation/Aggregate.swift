// How records become cells
//
// A cell holds the totals of all records that have the same name in each of the query's dimensions; for the
// summary, these are the day, the project, its directory, the tool and the model. Everything that a report
// shows is a sum of cells: a tool's tokens are summed over the cells with that tool, a project's sessions are
// the distinct sessions of its cells, and a cost is each cell's tokens at its model's rates.
//
// So each record is read only once, another report doesn't slow down the scan, aggregates are merged by
// adding cells, and the totals that outlive rotated records are simply cells written to a file.

package import ActivityLog

/// The totals of records by the dimensions of a query.
package struct Aggregate: Reduction {
  /// The numbers of a cell's names, one for each dimension, in the aggregate's order.
  package typealias Key = CellTable<Totals>.Key

  /// One for each dimension; at most eight.
  package internal(set) var columns: [DimensionColumn]
  package internal(set) var cells = CellTable<Totals>()
  /// The API's responses, keyed like `cells`.
  package internal(set) var usages = CellTable<UsageTotals>()
  /// The index of the dimension by which durations are kept, for percentiles.
  ///
  /// A group's percentiles can't be computed from those of its cells, and a histogram for each cell would
  /// take too much memory.
  let durationColumn: Int?
  private var cache: CellCache
  /// The sessions in each cell; nil if they aren't counted, or are part of the key.
  var sessions: CellSessions?
  /// The histograms by the number of the name in `durationColumn`; if that is nil, there is only one.
  private(set) var durations: ContiguousArray<DurationHistogram> = []

  package init(
    by dimensions: [Dimension], durationsBy durationDimension: Dimension? = nil,
    countsSessions: Bool = true
  ) {
    columns = dimensions.map(DimensionColumn.init)
    sessions = countsSessions && !dimensions.contains(.session) ? CellSessions() : nil
    cache = CellCache(sessions == nil ? dimensions : dimensions + [.session])
    durationColumn = dimensions.firstIndex { $0 == durationDimension }
  }

  package var dimensions: [Dimension] { columns.map { $0.dimension } }

  /// Returns the column of a dimension; nil if the cells don't tell it.
  package func column(of dimension: Dimension) -> Int? {
    columns.firstIndex { $0.dimension == dimension }
  }

  /// Starts the records of another file.
  package mutating func begin(file: DayFile) {
    for index in columns.indices { columns[index].begin(file: file) }
    cache.beginFile()
  }

  /// Adds a call of the current file.
  package mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    _ = addCall(record, in: bytes)
  }

  /// Adds a call of the current file, and returns the key of its cell.
  package mutating func addCall(_ record: ScannedRecord, in bytes: Span<UInt8>) -> Key {
    let place = place(of: record, in: bytes)
    cells.values[place].add(call: record)
    let key = cells.keys[place]
    guard let duration = record.durationMilliseconds else { return key }
    let number = durationColumn.map { Int(key[$0]) } ?? 0
    makeRoom(forDurationsOf: number)
    durations[number].add(duration: duration)
    return key
  }

  /// Returns the index of the cell to which a record is added.
  private mutating func place(of record: ScannedRecord, in bytes: Span<UInt8>) -> Int {
    let hash = cache.hash(of: record, in: bytes)
    if let hash, let place = cache.place(of: hash) { return place }
    let place = cells.place(of: key(of: record, in: bytes), default: Totals())
    sessions?.addSession(of: record, in: bytes, to: place)
    if let hash { cache.remember(place, for: hash) }
    return place
  }

  private mutating func key(
    of record: ScannedRecord, in bytes: Span<UInt8>, isRotated: Bool = false
  ) -> Key {
    var key = Key()
    for index in columns.indices {
      key[index] = columns[index].number(of: record, in: bytes, isRotated: isRotated)
    }
    return key
  }

  /// Adds durations to the histogram of the name with a number.
  mutating func addDurations(_ histogram: DurationHistogram, toName number: Int) {
    makeRoom(forDurationsOf: number)
    durations[number] += histogram
  }

  private mutating func makeRoom(forDurationsOf number: Int) {
    while durations.count <= number { durations.append(DurationHistogram()) }
  }

  /// Adds a response of the current day; `record` has its names.
  package mutating func add(
    response: ResponseCharge, named record: ScannedRecord, in bytes: Span<UInt8>
  ) {
    _ = addResponse(response, named: record, in: bytes)
  }

  /// Adds a response of the current day, and returns the key of its cell.
  package mutating func addResponse(
    _ response: ResponseCharge, named record: ScannedRecord, in bytes: Span<UInt8>
  ) -> Key {
    let key = key(of: record, in: bytes)
    let place = usages.place(of: key, default: UsageTotals())
    usages.values[place].add(response)
    sessions?.addSession(of: record, in: bytes, from: .billed, to: place)
    return key
  }

  /// Adds the calls of a line of totals in the current file.
  package mutating func add(rotated line: TotalsLine, in bytes: Span<UInt8>) {
    let place = cells.place(
      of: key(of: line.record, in: bytes, isRotated: true), default: Totals())
    cells.values[place].add(rotated: line)
    sessions?.addSession(of: line.record, in: bytes, to: place)
  }

  /// The cells of calls, with their names in the order of the dimensions.
  package var rows: [(names: [String?], totals: Totals)] {
    zip(cells.keys, cells.values).map { key, totals in
      (names: columns.indices.map { columns[$0].name(of: key[$0]) }, totals: totals)
    }
  }
}
