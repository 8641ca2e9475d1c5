import ActivityLog

/// The sessions in each cell.
///
/// Reports show only the number of sessions in sums of cells. As a dimension, the session would multiply the
/// number of cells; instead, a set holds the pairs of a cell and a session.
struct CellSessions: Sendable {
  private var column = DimensionColumn(.session)
  private var ofCalls = IndexedSet<UInt64>()
  private var ofResponses = IndexedSet<UInt64>()

  /// Adds the session of a record to the cell at an index.
  mutating func addSession(
    of record: ScannedRecord, in bytes: Span<UInt8>, from source: CostSource = .estimated,
    to place: Int
  ) {
    add(session: column.number(of: record, in: bytes), from: source, to: place)
  }

  private mutating func add(session: UInt32, from source: CostSource, to place: Int) {
    guard session != 0 else { return }
    let pair = UInt64(truncatingIfNeeded: place) << 32 | UInt64(session)
    switch source {
    case .estimated: _ = ofCalls.insert(pair)
    case .billed: _ = ofResponses.insert(pair)
    }
  }

  /// Returns the index of a cell and the number of a session, for all pairs.
  func pairs(
    from source: CostSource
  ) -> LazyMapCollection<ContiguousArray<UInt64>, (place: Int, session: UInt32)> {
    let pairs = source == .estimated ? ofCalls.keys : ofResponses.keys
    return pairs.lazy.map { (Int(truncatingIfNeeded: $0 >> 32), UInt32(truncatingIfNeeded: $0)) }
  }

  /// Adds the sessions of other cells.
  ///
  /// - Parameters:
  ///   - callPlaces: The indices here of the other aggregate's cells of calls.
  ///   - responsePlaces: The indices here of its cells of responses.
  mutating func addSessions(
    of other: CellSessions, callPlaces: ContiguousArray<Int>, responsePlaces: ContiguousArray<Int>
  ) {
    let numbers = column.numbers(of: other.column)
    for (source, places) in [(CostSource.estimated, callPlaces), (.billed, responsePlaces)] {
      for pair in other.pairs(from: source) {
        add(session: numbers[Int(pair.session)], from: source, to: places[pair.place])
      }
    }
  }
}
