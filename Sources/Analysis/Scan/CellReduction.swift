package import ActivityLog
package import Pricing
package import Transcripts

/// A reduction that counts everything in cells; it may accumulate something else beside them.
package protocol CellReduction: Reduction {
  var calls: Aggregate { get set }
}

/// Counts in cells, unless the reduction does more.
extension CellReduction {
  /// Starts the records of another day.
  package mutating func begin(_ file: DayFile) { calls.begin(file) }

  /// Counts a call.
  package mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    calls.add(call: record, in: bytes)
  }

  /// Counts a response.
  package mutating func add(
    _ response: Response, cost: Cost, named record: ScannedRecord, in bytes: Span<UInt8>
  ) {
    calls.add(response, cost: cost, named: record, in: bytes)
  }

  /// Counts the calls of a line of totals.
  package mutating func add(rotated line: TotalsLine, in bytes: Span<UInt8>) {
    calls.add(rotated: line, in: bytes)
  }
}
