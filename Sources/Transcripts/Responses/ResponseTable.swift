/// The responses in transcripts, each once, even if several rows and files have it.
///
/// Sessions that are resumed or forked begin with copies of earlier rows.
struct ResponseTable {
  private var places: [Response.Key: Int] = [:]
  private var responses: ContiguousArray<(key: Response.Key?, response: Response)> = []

  /// Adds a row to its response and returns the response's index; a row without a key is a response of its own.
  @discardableResult
  mutating func add(row: Response, of key: Response.Key?) -> Int {
    if let key {
      if let place = places[key] {
        responses[place].response.add(row: row)
        return place
      }
      places[key] = responses.count
    }
    responses.append((key, row))
    return responses.count - 1
  }

  /// Adds the responses of later files and returns the index that each has now.
  mutating func addResponses(
    of later: ResponseTable, numbers: ContiguousArray<UInt32>
  ) -> ContiguousArray<Int> {
    ContiguousArray(
      later.responses.map { add(row: $0.response.renumbered(by: numbers), of: $0.key) })
  }

  subscript(place: Int) -> Response { responses[place].response }

  /// The responses, without the copies that side questions make of earlier responses under request ids of
  /// their own (ccusage found them in 2026).
  var counted: ContiguousArray<Response> {
    ContiguousArray(countedPlaces.map { responses[$0].response })
  }

  /// The indices of those responses.
  var countedPlaces: ContiguousArray<Int> {
    var main: Set<UInt64> = []
    for case (let key?, let response) in responses where !response.isSidechain {
      main.insert(key.message)
    }
    return ContiguousArray(
      responses.indices.filter { place in
        guard let key = responses[place].key, responses[place].response.isSidechain else {
          return true
        }
        return !main.contains(key.message)
      })
  }
}
