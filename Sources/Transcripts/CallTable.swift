/// The tool calls in transcripts, each once, however many files it is in.
struct CallTable {
  private var places: [UInt64: Int] = [:]
  private(set) var calls: ContiguousArray<Call> = []

  /// Takes notice of a call that was made; of one that is known already, nothing.
  mutating func add(_ call: Call) {
    if let id = call.idHash {
      guard places[id] == nil else { return }
      places[id] = calls.count
    }
    calls.append(call)
  }

  /// Where the call stands whose result comes now; nil for one that isn't known or has a result already.
  func place(ofOpenCall id: UInt64) -> Int? {
    guard let place = places[id], !calls[place].hasResult else { return nil }
    return place
  }

  subscript(place: Int) -> Call {
    get { calls[place] }
    set { calls[place] = newValue }
  }
}
