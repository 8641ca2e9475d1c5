package import ActivityLog

/// The sessions of which something was counted in cells.
///
/// Only how many there are is asked for, and not in each cell but in sums of these. So a session is no
/// dimension of the cells, which would be many times as many, but each pair of a cell and a session is kept.
package struct CellSessions: Sendable {
  private var column = DimensionColumn(.session)
  private var ofCalls = IndexedSet<UInt64>()
  private var ofResponses = IndexedSet<UInt64>()

  /// Takes notice of a record of which something was counted in a cell.
  package mutating func add(
    _ record: ScannedRecord, _ bytes: Span<UInt8>, _ figure: CostSource = .estimated, at place: Int
  ) {
    add(column.number(of: record, in: bytes), figure, at: place)
  }

  /// The same for calls that were rotated.
  package mutating func addRotated(_ record: ScannedRecord, _ bytes: Span<UInt8>, at place: Int) {
    add(column.numberOfRotated(record, in: bytes), .estimated, at: place)
  }

  private mutating func add(_ session: UInt32, _ figure: CostSource, at place: Int) {
    guard session != 0 else { return }
    let pair = UInt64(truncatingIfNeeded: place) << 32 | UInt64(session)
    switch figure {
    case .estimated: _ = ofCalls.insert(pair)
    case .billed: _ = ofResponses.insert(pair)
    }
  }

  /// The place of each cell and the number of each session in it.
  package func pairs(_ figure: CostSource) -> [(place: Int, session: UInt32)] {
    let pairs = figure == .estimated ? ofCalls.keys : ofResponses.keys
    return pairs.map { (Int(truncatingIfNeeded: $0 >> 32), UInt32(truncatingIfNeeded: $0)) }
  }

  /// Adds those of other cells.
  ///
  /// - Parameter callPlaces: By the places there, those that cells of calls have here; and so for responses.
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
