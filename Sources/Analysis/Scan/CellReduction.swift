package import ActivityLog

/// A reduction that adds everything to an aggregate, and possibly to something else.
package protocol CellReduction: Reduction {
  var calls: Aggregate { get set }
}

/// Default implementations that add to the aggregate only.
extension CellReduction {
  /// Starts the records of another file.
  package mutating func begin(file: DayFile) { calls.begin(file: file) }

  /// Adds a call.
  package mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    calls.add(call: record, in: bytes)
  }

  /// Adds a response.
  package mutating func add(
    response: ResponseCharge, named record: ScannedRecord, in bytes: Span<UInt8>
  ) {
    calls.add(response: response, named: record, in: bytes)
  }

  /// Adds the calls of a line of totals.
  package mutating func add(rotated line: TotalsLine, in bytes: Span<UInt8>) {
    calls.add(rotated: line, in: bytes)
  }
}
