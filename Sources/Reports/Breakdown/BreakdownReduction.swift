package import ActivityLog
package import Analysis
import Bytes

/// Accumulates the cells of a breakdown and, if sessions are rows, their times.
package struct BreakdownReduction: CellReduction {
  package var calls: Aggregate
  /// Nil if sessions aren't rows.
  private(set) var sessionTimes: SessionTimes?

  package init(by dimensions: [Dimension]) {
    calls = Aggregate(by: Self.needed(for: dimensions))
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
    calls.add(call: record, in: bytes)
    sessionTimes?.addTime(of: record, in: bytes)
  }

  /// Adds a response and its time.
  package mutating func add(
    response: ResponseCharge, named record: ScannedRecord, in bytes: Span<UInt8>
  ) {
    calls.add(response: response, named: record, in: bytes)
    sessionTimes?.addTime(of: record, in: bytes)
  }

  package static func += (left: inout BreakdownReduction, right: BreakdownReduction) {
    left.calls += right.calls
    if let times = right.sessionTimes { left.sessionTimes? += times }
  }
}
