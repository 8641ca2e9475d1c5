/// The responses in transcripts, each once, however many rows and files it is in.
///
/// Sessions that are resumed or forked begin with copies of earlier rows.
struct ResponseTable {
  private var places: [Response.Key: Int] = [:]
  private var responses: ContiguousArray<(key: Response.Key?, response: Response)> = []

  /// Takes a row into account.
  ///
  /// - Parameter key: Nil for a row that doesn't say which response it is of, which counts by itself.
  mutating func add(_ row: Response, _ key: Response.Key?) {
    if let key {
      if let place = places[key] { return responses[place].response.add(row) }
      places[key] = responses.count
    }
    responses.append((key, row))
  }

  /// Each response; without the copies that side questions make of the responses before them, under
  /// request ids of their own (ccusage found them in 2026).
  var counted: ContiguousArray<Response> {
    var main: Set<UInt64> = []
    for case (let key?, let response) in responses where !response.isSidechain {
      main.insert(key.message)
    }
    var counted: ContiguousArray<Response> = []
    counted.reserveCapacity(responses.count)
    for (key, response) in responses {
      if let key, response.isSidechain, main.contains(key.message) { continue }
      counted.append(response)
    }
    return counted
  }
}
