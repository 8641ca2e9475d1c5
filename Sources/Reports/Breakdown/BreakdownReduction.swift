package import ActivityLog
package import Analysis
import Bytes

/// Accumulates the cells of a breakdown and, if sessions are rows, their times.
package struct BreakdownReduction: CellReduction {
  package var calls: Aggregate
  /// Nil if sessions aren't rows.
  private(set) var sessionTimes: SessionTimes?
  /// The place of the session in keys of cells.
  private let session: Int?

  package init(by dimensions: [Dimension]) {
    calls = Aggregate(by: Self.needed(for: dimensions))
    session = calls.column(of: .session)
    sessionTimes = dimensions.contains(.session) ? SessionTimes() : nil
  }

  /// Returns the dimensions of the cells needed for rows by some dimensions.
  private static func needed(for dimensions: [Dimension]) -> [Dimension] {
    var wanted = dimensions.withProjectsOfFiles
    if wanted.contains(.session) { wanted.append(.project) }
    if wanted.contains(.project) { wanted.append(.projectDirectory) }
    // The price of a token depends on the model.
    wanted.append(.model)
    var needed: [Dimension] = []
    for dimension in wanted where !needed.contains(dimension) { needed.append(dimension) }
    return needed
  }

  /// Adds a call and its time.
  package mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    let key = calls.addCall(record, in: bytes)
    if let session { sessionTimes?.addTime(of: record, in: bytes, to: key[session]) }
  }

  /// Adds a response and its time.
  package mutating func add(
    response: ResponseCharge, named record: ScannedRecord, in bytes: Span<UInt8>
  ) {
    let key = calls.addResponse(response, named: record, in: bytes)
    if let session { sessionTimes?.addTime(of: record, in: bytes, to: key[session]) }
  }

  package static func += (left: inout BreakdownReduction, right: BreakdownReduction) {
    left.calls += right.calls
    guard let times = right.sessionTimes, let session = right.session else { return }
    left.sessionTimes?.add(
      times, numbers: left.calls.numbers(ofColumn: session, in: right.calls))
  }
}
