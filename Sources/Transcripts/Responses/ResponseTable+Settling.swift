/// What counts once all transcripts are read.
extension ResponseTable {
  /// The responses, each with the claim that counts.
  ///
  /// Of sessions with equal claims, that one is right whose own responses, which no other has, began earlier;
  /// a session without any was continued by the others.
  var settled: ContiguousArray<Response> {
    guard !rivals.isEmpty else { return responses }
    var firsts: [UInt32: Int] = [:]
    for (place, response) in responses.enumerated()
    where !response.isShared && united[place] == nil {
      let session = response.origin.session
      firsts[session] = min(firsts[session] ?? .max, response.first)
    }
    /// Returns when the session of a claim began with responses of its own.
    func start(_ claim: Claim) -> Int { firsts[claim.origin.session] ?? .min }
    var settled = responses
    for (place, claims) in rivals {
      for claim in claims where start(claim) < start(settled[place].claim) {
        settled[place].claim = claim
      }
    }
    return settled
  }

  /// The indices of the responses, without the copies that side questions make of earlier responses under
  /// request ids of their own (ccusage found them in 2026).
  var countedPlaces: ContiguousArray<Int> {
    /// Identifies the message and the counts of a response with a request.
    func key(_ place: Int) -> UInt64? {
      guard let identity = identities[place], identity.request != 0 else { return nil }
      return responses[place].usage.countsHash ^ identity.message
    }
    guard responses.contains(where: { $0.isSidechain }) else {
      return ContiguousArray(responses.indices.filter { united[$0] == nil })
    }
    var originals: Set<UInt64> = []
    for place in responses.indices where !responses[place].isSidechain {
      if let key = key(place) { originals.insert(key) }
    }
    return ContiguousArray(
      responses.indices.filter { place in
        guard united[place] == nil else { return false }
        return !responses[place].isSidechain || key(place).map(originals.contains) != true
      })
  }
}
