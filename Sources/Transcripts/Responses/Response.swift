package import Pricing

/// A response of the API, which is in one or several rows of transcripts.
package struct Response {
  /// Of each count the largest in any row: rows are written while the response grows.
  package var usage: TokenUsage
  /// What the usage leaves out or doesn't tell; nil for nearly all responses.
  package var details: UsageDetails?
  /// The number in the table of names; 0 means none.
  package var model: UInt32
  var claim: Claim
  package var attribution = Attribution()
  /// Whether no row says how it ended, so that its output may be the count from its beginning (up to 2.1.42,
  /// subagents under load, and if the user interrupted it).
  package var isUnfinished: Bool
  /// Whether all of its rows are in a sidechain.
  var isSidechain: Bool
  /// The time of the earliest of its rows, in whatever transcript, in seconds since 1970.
  var first: Int
  /// Whether several sessions have rows of it.
  var isShared = false

  package var origin: RowOrigin { claim.origin }
  /// The time at which the last of its rows was written, since 1970.
  package var seconds: Int { claim.last }

  /// Returns the response with the numbers that its texts and its transcript have in an earlier scan.
  func renumbered(by numbers: ContiguousArray<UInt32>, afterTranscripts count: Int) -> Response {
    var response = self
    response.model = numbers[Int(model)]
    response.details = details?.renumbered(by: numbers)
    response.claim = claim.renumbered(by: numbers, afterTranscripts: count)
    response.attribution = attribution.renumbered(by: numbers)
    return response
  }

  /// Adds another row of the same response, except for whose it is.
  mutating func add(row: Response) {
    // The model of the row with the largest output, of equal ones the later.
    if row.usage.output >= usage.output { model = row.model }
    usage.takeLargest(of: row.usage)
    if let more = row.details { details = details?.takingLargest(of: more) ?? more }
    if usage.isInUS { details?.placeAdviceInUS() }
    if !row.isUnfinished { isUnfinished = false }
    if !row.isSidechain { isSidechain = false }
    first = min(first, row.first)
    if row.isShared || row.origin.session != origin.session { isShared = true }
  }
}
