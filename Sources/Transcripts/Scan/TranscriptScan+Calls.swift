import ActivityLog
import Bytes
import HookLogging
import JSONLines
import ToolCalls

extension TranscriptScan {
  /// Adds a call.
  mutating func visit(
    call block: MessageBlock, from origin: ResponseOrigin, in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let tool = block.name?.string(in: bytes) else { return }
    // The directory in which the session began may be known only later.
    let arguments = try MeasuredArguments(
      ofTool: tool, input: block.input, projectDirectory: ProjectDirectory(""), in: bytes)
    var call = Call()
    call.tool = names.number(of: tool)
    call.file = number(of: arguments.details.file)
    call.command = number(
      of: arguments.details.command.map { String($0.unicodeScalars.prefix(200)) })
    call.url = number(of: arguments.details.url.flatMap(WebAddress.logged))
    call.skill = number(of: arguments.details.skill)
    call.subagent = number(of: arguments.details.subagent)
    call.model = origin.model
    call.origin = origin.claim.origin
    call.standing = origin.claim.standing
    call.response = origin.response
    call.transcript = walk.fileCount
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
    let place = callTable.place(ofOpenCall: call, in: walk.fileCount)
    guard place != nil || (unclaimed != nil && !callTable.contains(id: call)) else { return }
    let end = try CallEnd(
      of: block, answer: response?.value, isDenial: row.isDenial, in: bytes)
    if let place {
      let answer: ToolResponse
      if let response, !block.isError {
        answer = response
      } else {
        answer = try ToolResponse(block.content, in: bytes)
      }
      try self.end(callAt: place, with: answer, as: end, at: walk.seconds, in: bytes)
    } else {
      let answer = block.isError ? block.content : response?.value ?? block.content
      unclaimed?.addFirst(
        UnclaimedResult(
          call: call, answer: answer?.json(in: bytes) ?? [], end: end, seconds: walk.seconds))
    }
  }

  /// Ends a call with its result.
  ///
  /// - Parameter isOwn: Whether the result may be from the call's own transcript.
  mutating func end(
    callAt place: Int, with answer: ToolResponse, as end: CallEnd, at seconds: Int,
    isOwn: Bool = true, in bytes: Span<UInt8>
  ) throws(JSONError) {
    var call = callTable[place]
    let measured = try MeasuredResult(
      ofTool: name(of: call.tool), response: answer, isFailure: end != .answered,
      newLineCount: call.newLineCount, in: bytes)
    call.hasResult = true
    call.hasOwnResult = isOwn && call.transcript == walk.fileCount
    call.hasFailed = measured.hasFailed && end != .refused
    call.isRefused = end == .refused
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
