package import Pricing

/// A response of the API, which is in one or several rows of transcripts.
package struct Response {
  /// The identity of a response: hashes of `message.id` and `requestId`, 0 for a missing one.
  struct Key: Hashable {
    let message: UInt64
    let request: UInt64
  }

  package var usage: TokenUsage
  /// The number in the table of names; 0 means none.
  package var model: UInt32
  /// The origin of the first row outside a sidechain, or else of the first row.
  package var origin: RowOrigin
  /// The time at which the last of its rows was written, since 1970.
  package var seconds: Int
  /// Whether no row says how it ended, so that its output may be the count from its beginning (up to 2.1.42,
  /// and if the user interrupted it).
  package var isUnfinished: Bool
  var isSidechain: Bool

  /// Returns the response with the numbers that its texts have in another table.
  func renumbered(by numbers: ContiguousArray<UInt32>) -> Response {
    var response = self
    response.model = numbers[Int(model)]
    response.origin = origin.renumbered(by: numbers)
    return response
  }

  /// Adds another row of the same response.
  ///
  /// Rows are written while the response grows, so the row with the largest output is right, and of equal
  /// ones the later (2.0.64 to 2.1.234).
  mutating func add(row: Response) {
    if row.usage.output >= usage.output { (usage, model) = (row.usage, row.model) }
    seconds = max(seconds, row.seconds)
    if !row.isUnfinished { isUnfinished = false }
    if isSidechain, !row.isSidechain { (origin, isSidechain) = (row.origin, false) }
  }
}
