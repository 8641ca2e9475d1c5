import ActivityLog
import Bytes
import JSONLines
import ToolCalls

extension TranscriptScan {
  /// Adds a call.
  mutating func visit(
    call block: MessageBlock, from origin: (model: UInt32, row: RowOrigin), in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let tool = block.name?.string(in: bytes) else { return }
    let arguments = try MeasuredArguments(
      ofTool: tool, input: block.input,
      projectDirectory: root(of: origin.row.directory).directory, in: bytes)
    var call = Call()
    call.tool = names.number(of: tool)
    call.file = number(of: arguments.details.file)
    call.command = number(
      of: arguments.details.command.map { String($0.unicodeScalars.prefix(200)) })
    call.skill = number(of: arguments.details.skill)
    call.subagent = number(of: arguments.details.subagent)
    call.model = origin.model
    call.origin = origin.row
    call.seconds = walk.seconds
    call.idHash = block.id.map { XXH64.hash($0, in: bytes) }
    call.argumentCharacters = arguments.characters
    call.newLineCount = arguments.newLineCount
    callTable.add(call: call)
  }

  private mutating func number(of text: String?) -> UInt32 {
    text.map { $0.isEmpty ? 0 : names.number(of: $0) } ?? 0
  }

  /// Ends the call of a result, or keeps the result where the call may be in earlier files.
  mutating func visit(
    result block: MessageBlock, response: ToolResponse?, of row: TranscriptRow,
    in bytes: Span<UInt8>, isWanted: CallFilter
  ) throws(JSONError) {
    guard let id = block.callID else { return }
    let call = XXH64.hash(id, in: bytes)
    if let place = callTable.place(ofOpenCall: call) {
      let answer: ToolResponse
      if let response, !block.isError {
        answer = response
      } else {
        answer = try ToolResponse(block.content, in: bytes)
      }
      try end(callAt: place, with: answer, isFailure: block.isError, at: walk.seconds, in: bytes)
    } else if !callTable.contains(id: call) {
      let answer = block.isError ? block.content : response?.value ?? block.content
      unclaimed?.addFirst(
        UnclaimedResult(
          call: call, answer: answer?.json(in: bytes) ?? [], isFailure: block.isError,
          seconds: walk.seconds))
    }
  }

  /// Ends a call with its result.
  mutating func end(
    callAt place: Int, with answer: ToolResponse, isFailure: Bool, at seconds: Int,
    in bytes: Span<UInt8>
  ) throws(JSONError) {
    var call = callTable[place]
    let measured = try MeasuredResult(
      ofTool: name(of: call.tool), response: answer, isFailure: isFailure,
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
    callTable.end(callAt: place, as: call)
  }
}
