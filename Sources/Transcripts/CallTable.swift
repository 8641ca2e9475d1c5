import Bytes

/// The tool calls in transcripts, each once, however many files it is in.
struct CallTable {
  private var places: [UInt64: Int] = [:]
  private(set) var calls: ContiguousArray<Call> = []
  /// The types of subagents by their ids, as the calls say that started them.
  private(set) var subagentTypes: [UInt32: UInt32] = [:]

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

  /// Whether a call was made.
  func contains(_ id: UInt64) -> Bool { places[id] != nil }

  /// Adds the calls of files that come behind; of one that is known already, the result where it has none.
  mutating func add(_ later: CallTable, _ numbers: InternedIDs) {
    for call in later.calls {
      let call = numbers.renumbering(call)
      if let place = call.idHash.flatMap({ places[$0] }) {
        guard call.hasResult, !calls[place].hasResult else { continue }
        calls[place].takeResult(of: call)
      } else {
        add(call)
      }
      noteSubagent(of: call)
    }
  }

  subscript(place: Int) -> Call { calls[place] }

  /// Takes down how a call ended.
  mutating func end(_ place: Int, as call: Call) {
    calls[place] = call
    noteSubagent(of: call)
  }

  private mutating func noteSubagent(of call: Call) {
    if call.agentID != 0, subagentTypes[call.agentID] == nil {
      subagentTypes[call.agentID] = call.subagent
    }
  }
}
