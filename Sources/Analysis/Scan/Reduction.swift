package import ActivityLog

/// Accumulates the data of one report from the calls and responses that a query selects.
///
/// A scan passes everything it reads to one reduction. Files are read on several threads, each with a
/// reduction of its own; these are then added in the files' order.
package protocol Reduction: Sendable {
  /// Starts the records of another file, or of another day in transcripts.
  mutating func begin(file: DayFile)

  /// Adds a call; its texts are ranges of `bytes`.
  mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>)

  /// Adds a response of the API; `record` has its names, as for a call.
  mutating func add(
    response: ResponseCharge, named record: ScannedRecord, in bytes: Span<UInt8>)

  /// Adds the calls of a line of totals.
  mutating func add(rotated line: TotalsLine, in bytes: Span<UInt8>)

  /// Adds the data that another reduction accumulated from the next files.
  static func += (left: inout Self, right: Self)
}
