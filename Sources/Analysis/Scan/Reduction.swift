package import ActivityLog
package import Pricing
package import Transcripts

/// Accumulates what one report needs of the calls and responses that a query accepts.
///
/// A scan hands everything it reads to one reduction. Files are read on several threads, each with a reduction of its
/// own, which are then added in the files' order.
package protocol Reduction: Sendable {
  /// Starts the records of another day.
  mutating func begin(_ file: DayFile)

  /// Adds a call; the places of its texts are in `bytes`.
  mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>)

  /// Adds a response of the API and what it cost; `record` has its names, as a call's has.
  mutating func add(
    _ response: Response, cost: Cost, named record: ScannedRecord, in bytes: Span<UInt8>)

  /// Adds the calls that a line of totals stands for.
  mutating func add(rotated line: TotalsLine, in bytes: Span<UInt8>)

  /// Adds what another reduction accumulated from the files that come next.
  static func += (left: inout Self, right: Self)
}
