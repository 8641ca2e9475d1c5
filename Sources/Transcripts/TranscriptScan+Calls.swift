import ActivityLog
import Bytes
package import HookLogging
package import JSONLines

extension TranscriptScan {
  /// Adds a call that a response has.
  mutating func add(
    call block: MessageBlock, model: UInt32, _ origin: RowOrigin, _ place: inout TranscriptState,
    _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let tool = block.name?.string(in: bytes) else { return }
    let arguments = try MeasuredArguments(
      ofTool: tool, block.input,
      projectDirectory: place.root(of: origin.directory, in: &names).directory, in: bytes)
    var call = Call()
    call.tool = names.number(of: tool)
    call.file = number(arguments.details.file)
    call.command = number(arguments.details.command.map { String($0.unicodeScalars.prefix(200)) })
    call.skill = number(arguments.details.skill)
    call.subagent = number(arguments.details.subagent)
    call.model = model
    call.origin = origin
    call.seconds = place.seconds
    call.idHash = block.id.map { XXH64.hash($0, in: bytes) }
    call.argumentCharacters = arguments.characters
    call.newLineCount = arguments.newLineCount
    callTable.add(call)
  }

  private mutating func number(_ text: String?) -> UInt32 {
    text.map { $0.isEmpty ? 0 : names.number(of: $0) } ?? 0
  }

  /// Adds the results of calls in a row.
  mutating func add(
    resultsOf row: TranscriptRow, _ message: TranscriptMessage, _ place: TranscriptState,
    _ bytes: Span<UInt8>
  ) throws(JSONError) {
    let results = message.blocks(ofType: "tool_result", in: bytes)
    for result in results {
      // A row has one member for the results of all its calls; there is nearly always one call.
      let response = results.count == 1 ? row.toolUseResult : nil
      try add(result: result, response, at: place.seconds, bytes)
    }
  }

  private mutating func add(
    result: MessageBlock, _ response: ToolResponse?, at seconds: Int, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let id = result.callID else { return }
    let call = XXH64.hash(id, in: bytes)
    if let place = callTable.place(ofOpenCall: call) {
      let answer: ToolResponse
      if let response, !result.isError {
        answer = response
      } else {
        answer = try ToolResponse(result.content, in: bytes)
      }
      try end(callAt: place, with: answer, isFailure: result.isError, at: seconds, bytes)
    } else if !callTable.contains(call) {
      let answer = result.isError ? result.content : response?.value ?? result.content
      unclaimed?.add(
        UnclaimedResult(
          call: call, answer, in: bytes, isFailure: result.isError, seconds: seconds))
    }
  }

  /// Takes down how a call ended.
  mutating func end(
    callAt place: Int, with answer: ToolResponse, isFailure: Bool, at seconds: Int,
    _ bytes: Span<UInt8>
  ) throws(JSONError) {
    var call = callTable[place]
    let measured = try MeasuredResult(
      ofTool: names.names[Int(call.tool)], answer, isFailure: isFailure,
      newLineCount: call.newLineCount, in: bytes)
    call.hasResult = true
    call.hasFailed = measured.hasFailed
    call.seconds = seconds
    call.resultCharacters = measured.characters
    call.imageTokens = measured.imageTokens
    call.linesAdded = measured.lines?.added ?? 0
    call.linesRemoved = measured.lines?.removed ?? 0
    if let agent = measured.subagentID, call.subagent != 0 {
      call.agentID = names.number(of: agent)
    }
    callTable.end(place, as: call)
  }
}
