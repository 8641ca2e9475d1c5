package import ActivityLog

/// The sessions in each cell.
///
/// Reports show only the number of sessions in sums of cells. As a dimension, the session would multiply the
/// number of cells; instead, a set holds the pairs of a cell and a session.
package struct CellSessions: Sendable {
  private var column = DimensionColumn(.session)
  private var ofCalls = IndexedSet<UInt64>()
  private var ofResponses = IndexedSet<UInt64>()

  /// Adds the session of a record to a cell.
  package mutating func add(
    _ record: ScannedRecord, _ bytes: Span<UInt8>, _ source: CostSource = .estimated, at place: Int
  ) {
    add(column.number(of: record, in: bytes), source, at: place)
  }

  /// Adds the session of rotated calls to a cell.
  package mutating func addRotated(_ record: ScannedRecord, _ bytes: Span<UInt8>, at place: Int) {
    add(column.numberOfRotated(record, in: bytes), .estimated, at: place)
  }

  private mutating func add(_ session: UInt32, _ source: CostSource, at place: Int) {
    guard session != 0 else { return }
    let pair = UInt64(truncatingIfNeeded: place) << 32 | UInt64(session)
    switch source {
    case .estimated: _ = ofCalls.insert(pair)
    case .billed: _ = ofResponses.insert(pair)
    }
  }

  /// Returns the index of a cell and the number of a session, for all pairs.
  package func pairs(_ source: CostSource) -> [(place: Int, session: UInt32)] {
    let pairs = source == .estimated ? ofCalls.keys : ofResponses.keys
    return pairs.map { (Int(truncatingIfNeeded: $0 >> 32), UInt32(truncatingIfNeeded: $0)) }
  }

  /// Adds the sessions of other cells.
  ///
  /// - Parameters:
  ///   - callPlaces: The indices here of the other aggregate's cells of calls.
  ///   - responsePlaces: The indices here of its cells of responses.
  package mutating func add(
    _ other: CellSessions, callPlaces: ContiguousArray<Int>, responsePlaces: ContiguousArray<Int>
  ) {
    let numbers = column.numbers(of: other.column)
    for pair in other.pairs(.estimated) {
      add(numbers[Int(pair.session)], .estimated, at: callPlaces[pair.place])
    }
    for pair in other.pairs(.billed) {
      add(numbers[Int(pair.session)], .billed, at: responsePlaces[pair.place])
    }
  }
}
