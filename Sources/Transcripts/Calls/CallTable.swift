/// The tool calls in transcripts, each once, even if several files have it.
struct CallTable {
  private var places: [UInt64: Int] = [:]
  private(set) var calls: ContiguousArray<Call> = []
  /// The types of subagents by id, from the calls that started them.
  private(set) var subagentTypes: [UInt32: UInt32] = [:]

  /// Adds a call unless it is known already.
  mutating func add(call: Call) {
    if let id = call.idHash {
      guard places[id] == nil else { return }
      places[id] = calls.count
    }
    calls.append(call)
  }

  /// Returns the index of a call without a result; nil if it is unknown or has a result.
  func place(ofOpenCall id: UInt64) -> Int? {
    guard let place = places[id], !calls[place].hasResult else { return nil }
    return place
  }

  /// Returns whether a call is known.
  func contains(id: UInt64) -> Bool { places[id] != nil }

  /// Adds the calls of later files; of a known call only the result, if it has none yet.
  mutating func addCalls(of later: CallTable, numbers: ContiguousArray<UInt32>) {
    for call in later.calls {
      let call = call.renumbered(by: numbers)
      if let place = call.idHash.flatMap({ places[$0] }) {
        guard call.hasResult, !calls[place].hasResult else { continue }
        calls[place].takeResult(of: call)
      } else {
        add(call: call)
      }
      addSubagent(of: call)
    }
  }

  subscript(place: Int) -> Call { calls[place] }

  /// Replaces a call by itself with its result.
  mutating func end(callAt place: Int, as call: Call) {
    calls[place] = call
    addSubagent(of: call)
  }

  private mutating func addSubagent(of call: Call) {
    if call.agentID != 0, subagentTypes[call.agentID] == nil {
      subagentTypes[call.agentID] = call.subagent
    }
  }
}
