/// What the calls in a row of a response have in common.
struct ResponseOrigin {
  /// The number in the table of names; 0 means none.
  var model: UInt32
  let claim: Claim
  /// The index of the response in the table; nil for a row without usage.
  var response: Int?
}
