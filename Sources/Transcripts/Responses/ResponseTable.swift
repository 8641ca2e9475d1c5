// Which rows are one response
//
// A response is written as a row for each of its blocks, and copied into the file of each session that is
// forked from its own. Rows with one `message.id` and one `requestId` are one response. But some rows have no
// request, and gateways give one `message.id` to everything. Such rows are one response if
//
//     they follow each other in one file     and their prompts agree
//     they are copies of one row             the same `uuid`, or named by `forkedFrom`
//     they were written at one time          and their prompts agree

import Pricing

/// The responses in transcripts, each once, even if several rows and files have it.
struct ResponseTable {
  /// The indices of responses by the requests and rows of a message.
  private var places = HashIndex()
  /// The indices of responses by the times of a message; of several responses at one time, the first.
  private var times = HashIndex()
  /// The others, which only a gateway's messages have.
  private var moreTimes: [UInt64: ContiguousArray<Int>] = [:]
  private(set) var identities: ContiguousArray<ResponseIdentity?> = []
  private(set) var responses: ContiguousArray<Response> = []
  /// The claims of other sessions that are as good as a response's own, by its index; hardly ever any.
  private(set) var rivals: [Int: ContiguousArray<Claim>] = [:]
  /// The responses that turned out to be others, by their indices.
  private(set) var united: [Int: Int] = [:]
  /// For the transcript being read: the last response of each thread.
  private var last: ContiguousArray<(thread: UInt64, place: Int)> = []
  /// The numbers of the transcripts that had a row of each response last.
  private var transcripts: ContiguousArray<Int> = []

  subscript(place: Int) -> Response { responses[place] }

  /// Begins another file.
  mutating func beginFile() { last.removeAll(keepingCapacity: true) }

  /// Ends the current response of a thread, because the user was heard.
  mutating func endResponse(ofThread thread: UInt64) { last.removeAll { $0.thread == thread } }

  /// Adds a row to its response and returns the response's index; a row without ids is a response of its own.
  mutating func add(
    row: Response, of identity: ResponseIdentity?, inThread thread: UInt64
  ) -> Int {
    guard let identity else {
      endResponse(ofThread: thread)
      return append(row, of: nil)
    }
    // There are rarely more than two threads.
    let current = last.last { $0.thread == thread }.map { index(of: $0.place) }
    let place =
      known(by: identity, row, after: current).map { known in
        merge(row, into: known)
        join(
          identity, to: known,
          canTellCopies: identity.request == 0 || transcripts[known] != row.claim.transcript)
        return known
      } ?? append(row, of: identity)
    transcripts[place] = row.claim.transcript
    if place != current {
      endResponse(ofThread: thread)
      last.append((thread, place))
    }
    return place
  }

  /// Returns the index of the response that a response was united with, or else its own.
  func index(of place: Int) -> Int {
    guard !united.isEmpty else { return place }
    var place = place
    while let other = united[place] { place = other }
    return place
  }

  /// Adds the responses of later files and returns the index that each has now.
  ///
  /// - Parameter count: The number of transcripts read before.
  mutating func addResponses(
    of later: ResponseTable, numbers: ContiguousArray<UInt32>, afterTranscripts count: Int
  ) -> ContiguousArray<Int> {
    var newPlaces = ContiguousArray(repeating: 0, count: later.responses.count)
    for (place, response) in later.responses.enumerated() where later.united[place] == nil {
      let response = response.renumbered(by: numbers, afterTranscripts: count)
      let identity = later.identities[place]
      if let identity, let known = known(by: identity, response, after: nil) {
        merge(response, into: known)
        join(identity, to: known, canTellCopies: true)
        newPlaces[place] = known
      } else {
        // All keys are added below.
        newPlaces[place] = append(response, of: identity, addingKeys: false)
      }
      for claim in later.rivals[place] ?? [] {
        merge(claim.renumbered(by: numbers, afterTranscripts: count), into: newPlaces[place])
      }
    }
    for place in later.united.keys { newPlaces[place] = newPlaces[later.index(of: place)] }
    later.places.forEach { places.addFirst($0, at: newPlaces[$1]) }
    later.times.forEach { key, place in
      addTime(key, of: newPlaces[place])
      for place in later.moreTimes[key] ?? [] { addTime(key, of: newPlaces[place]) }
    }
    return newPlaces
  }

  // MARK: Identity

  /// Returns the index of the response that a row belongs to; nil if it is new.
  ///
  /// The row may show that two responses are one: it has the request of the one, and follows or copies the other.
  private mutating func known(
    by identity: ResponseIdentity, _ row: Response, after current: Int?
  ) -> Int? {
    let named = identity.requestKey.flatMap { places[$0] }.map(index)
    if let named, named == current { return named }
    let continued = current.flatMap { canJoin(identity, row, at: $0) ? $0 : nil }
    let known = [named, continued, copy(of: identity), simultaneous(to: identity, row)]
      .compactMap { $0 }
    for other in known.dropFirst() { unite(known[0], with: other) }
    return known.first.map(index)
  }

  /// Unites two responses unless each has a request.
  private mutating func unite(_ place: Int, with other: Int) {
    let (place, other) = (index(of: place), index(of: other))
    guard place != other, let identity = identities[other],
      identities[place]?.canJoin(identity) == true
    else { return }
    merge(responses[other], into: place)
    for claim in rivals.removeValue(forKey: other) ?? [] { merge(claim, into: place) }
    join(identity, to: place, canTellCopies: true)
    united[other] = place
  }

  /// Returns the index of the response with the row that a row copies, if one of them names no request.
  private func copy(of identity: ResponseIdentity) -> Int? {
    guard let place = identity.rowKey.flatMap({ places[$0] }).map(index) else { return nil }
    return identities[place]?.canJoin(identity) == true ? place : nil
  }

  /// Returns the index of a response with a row of the same time.
  private func simultaneous(to identity: ResponseIdentity, _ row: Response) -> Int? {
    guard let key = identity.timeKey, let first = times[key].map(index) else { return nil }
    if canJoin(identity, row, at: first) { return first }
    return moreTimes[key]?.first { canJoin(identity, row, at: index(of: $0)) }.map(index)
  }

  /// Whether the ids and prompts of a row and of a response agree.
  private func canJoin(_ identity: ResponseIdentity, _ row: Response, at place: Int) -> Bool {
    identities[place]?.canJoin(identity) == true
      && responses[place].usage.hasPrompt(like: row.usage)
  }

  private mutating func append(
    _ response: Response, of identity: ResponseIdentity?, addingKeys: Bool = true
  ) -> Int {
    responses.append(response)
    identities.append(identity)
    transcripts.append(response.claim.transcript)
    let place = responses.count - 1
    if let identity, addingKeys {
      if let key = identity.requestKey { places.addFirst(key, at: place) }
      addKeys(of: identity, for: place)
    }
    return place
  }

  /// Lets further copies find a response by the ids of a row.
  ///
  /// - Parameter canTellCopies: Whether copies are known by the row's own id and time, because it names no request or
  ///   is the first one in its file.
  private mutating func join(
    _ identity: ResponseIdentity, to place: Int, canTellCopies: Bool
  ) {
    if let key = identity.requestKey, identities[place]?.request == 0 {
      identities[place]?.request = identity.request
      places.addFirst(key, at: place)
    }
    if canTellCopies { addKeys(of: identity, for: place) }
  }

  private mutating func addKeys(of identity: ResponseIdentity, for place: Int) {
    if let key = identity.rowKey { places.addFirst(key, at: place) }
    if let key = identity.timeKey { addTime(key, of: place) }
  }

  private mutating func addTime(_ key: UInt64, of place: Int) {
    guard let first = times[key] else { return times.addFirst(key, at: place) }
    if first != place, moreTimes[key]?.contains(place) != true {
      moreTimes[key, default: []].append(place)
    }
  }

  // MARK: Whose

  private mutating func merge(_ row: Response, into place: Int) {
    let isBetter = row.claim.standing < responses[place].claim.standing
    responses[place].add(row: row)
    if isBetter {
      let known = responses[place].attribution
      responses[place].attribution = row.attribution
      responses[place].attribution.fill(from: known)
    } else {
      responses[place].attribution.fill(from: row.attribution)
    }
    merge(row.claim, into: place)
  }

  private mutating func merge(_ claim: Claim, into place: Int) {
    let known = responses[place].claim
    if claim.standing < known.standing {
      responses[place].claim = claim
      rivals[place] = nil
    } else if claim.standing == known.standing {
      if claim.origin.session == known.origin.session {
        responses[place].claim.extend(by: claim)
      } else if let index = rivals[place]?.firstIndex(where: {
        $0.origin.session == claim.origin.session
      }) {
        rivals[place]?[index].extend(by: claim)
      } else {
        rivals[place, default: []].append(claim)
      }
    }
  }
}
