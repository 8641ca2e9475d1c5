import Bytes

/// The responses in transcripts, each once, however many rows and files it is in.
///
/// Sessions that are resumed or forked begin with copies of earlier rows.
struct ResponseTable {
  private var places: [Response.Key: Int] = [:]
  private var responses: ContiguousArray<(key: Response.Key?, response: Response)> = []

  /// Takes a row into account, and says at which place its response is.
  ///
  /// - Parameter key: Nil for a row that doesn't say which response it is of, which counts by itself.
  @discardableResult
  mutating func add(_ row: Response, _ key: Response.Key?) -> Int {
    if let key {
      if let place = places[key] {
        responses[place].response.add(row)
        return place
      }
      places[key] = responses.count
    }
    responses.append((key, row))
    return responses.count - 1
  }

  /// Adds the responses of files that come behind, and says at which place each is now.
  mutating func add(_ later: ResponseTable, _ numbers: InternedIDs) -> ContiguousArray<Int> {
    ContiguousArray(later.responses.map { add(numbers.renumbering($0.response), $0.key) })
  }

  subscript(place: Int) -> Response { responses[place].response }

  /// Each response; without the copies that side questions make of the responses before them, under
  /// request ids of their own (ccusage found them in 2026).
  var counted: ContiguousArray<Response> {
    ContiguousArray(countedPlaces.map { responses[$0].response })
  }

  /// The places of those.
  var countedPlaces: ContiguousArray<Int> {
    var main: Set<UInt64> = []
    for case (let key?, let response) in responses where !response.isSidechain {
      main.insert(key.message)
    }
    var counted: ContiguousArray<Int> = []
    counted.reserveCapacity(responses.count)
    for (place, (key, response)) in responses.enumerated() {
      if let key, response.isSidechain, main.contains(key.message) { continue }
      counted.append(place)
    }
    return counted
  }
}
