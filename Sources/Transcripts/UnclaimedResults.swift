/// Results of calls that aren't known, in the order in which they were read, the first of each call.
struct UnclaimedResults {
  private(set) var results: ContiguousArray<UnclaimedResult> = []
  private var calls: Set<UInt64> = []

  /// Keeps a result unless one of the same call is kept.
  mutating func add(_ result: UnclaimedResult) {
    if calls.insert(result.call).inserted { results.append(result) }
  }
}
