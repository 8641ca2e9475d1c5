package import Pricing

/// A response of the API, which transcripts have in one row or several.
package struct Response {
  /// What tells it from all others: hashes of `message.id` and `requestId`, 0 where there is none.
  struct Key: Hashable {
    let message: UInt64
    let request: UInt64
  }

  package var usage: TokenUsage
  /// By its number in the table of names, 0 for none.
  package var model: UInt32
  /// That of the first row outside of a sidechain, else of the first row.
  package var origin: RowOrigin
  /// When the last of its rows was written, since 1970.
  package var seconds: Int
  /// Whether no row says how it ended, so that its output may be what was known when it began
  /// (up to 2.1.42, and where the user interrupted it).
  package var isUnfinished: Bool
  var isSidechain: Bool

  /// Takes another row of the same response into account.
  ///
  /// Rows are written while the response grows, so the one with the largest output is right, of equal
  /// ones the later (seen in 2.0.64 to 2.1.234).
  mutating func add(_ row: Response) {
    if row.usage.output >= usage.output { (usage, model) = (row.usage, row.model) }
    seconds = max(seconds, row.seconds)
    if !row.isUnfinished { isUnfinished = false }
    if isSidechain, !row.isSidechain { (origin, isSidechain) = (row.origin, false) }
  }
}
