/// The tool calls in transcripts, each once, even if several files have it.
struct CallTable {
  private var places = HashIndex()
  private(set) var calls: ContiguousArray<Call> = []
  /// The types of subagents by id, from the calls that started them.
  private(set) var subagentTypes: [UInt32: UInt32] = [:]

  /// Adds a call; of a known one, the row that counts more.
  ///
  /// A copy's result is kept until the original's is read.
  mutating func add(call: Call) {
    guard let id = call.idHash else { return calls.append(call) }
    guard let place = places[id] else {
      places.addFirst(id, at: calls.count)
      return calls.append(call)
    }
    guard call.standing < calls[place].standing else { return }
    var original = call
    if calls[place].hasResult { original.takeResult(of: calls[place]) }
    calls[place] = original
  }

  /// Returns the index of a call that waits for a result in a transcript; nil if it is unknown or has its result.
  func place(ofOpenCall id: UInt64, in transcript: Int) -> Int? {
    guard let place = places[id] else { return nil }
    let call = calls[place]
    let isOpen = !call.hasResult || (!call.hasOwnResult && call.transcript == transcript)
    return isOpen ? place : nil
  }

  /// Returns whether a call is known.
  func contains(id: UInt64) -> Bool { places[id] != nil }

  /// Adds the calls of later files.
  ///
  /// - Parameters:
  ///   - responses: The indices of their responses here.
  ///   - transcripts: The number of transcripts read before.
  mutating func addCalls(
    of later: CallTable, numbers: ContiguousArray<UInt32>, responses: ContiguousArray<Int>,
    afterTranscripts transcripts: Int
  ) {
    for call in later.calls {
      var call = call.renumbered(by: numbers)
      call.response = call.response.map { responses[$0] }
      call.transcript += transcripts
      add(laterCall: call)
      addSubagent(of: call)
    }
  }

  private mutating func add(laterCall call: Call) {
    guard let place = call.idHash.flatMap({ places[$0] }) else { return add(call: call) }
    let known = calls[place]
    if call.standing < known.standing {
      calls[place] = call
      if !call.hasOwnResult, known.hasResult { calls[place].takeResult(of: known) }
    } else if !known.hasResult, call.hasResult {
      calls[place].takeResult(of: call)
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
