// From transcripts to responses and calls
//
//     TranscriptSearch's files -> TranscriptReader -> TranscriptRow -> ResponseTable, CallTable
//
// An assistant row is a part of a response, with what that is billed for, and may hold calls of tools; a
// user row holds the results of calls. Claude Code's own format is no published one (hooks reference:
// "internal"), so whatever is missing or of another type is never an error.

import ActivityLog
import HookLogging
package import JSONLines
package import POSIX

/// What transcripts tell of the API's responses and of the tools that were called.
///
/// Memory grows with the number of responses and calls, not with what they hold.
package struct TranscriptScan {
  /// A place where no row could be read.
  package struct Malformed {
    package let path: String
    package let line: Int
    package let error: JSONError
  }

  /// So many of those are kept, the rest is counted.
  private static let keptMalformed = 3

  /// All texts, by whose numbers responses and calls name them.
  package private(set) var names = NameTable()
  var responseTable = ResponseTable()
  private var callTable = CallTable()
  /// Only where it was asked for.
  var outputTable: VisibleOutputTable?
  /// The types of subagents by their ids, as their parents or their own descriptions say.
  private var agentTypes: [UInt32: UInt32] = [:]
  private var clock = RecordClock()

  package private(set) var fileCount = 0
  package private(set) var byteCount = 0
  package private(set) var rowCount = 0
  package private(set) var malformedCount = 0
  package private(set) var malformed: [Malformed] = []

  /// - Parameter showsOutput: Whether to look at what the responses wrote.
  package init(showsOutput: Bool = false) {
    outputTable = showsOutput ? VisibleOutputTable() : nil
  }

  /// The responses, each once.
  package var responses: ContiguousArray<Response> { responseTable.counted }

  /// The calls, each once.
  package var calls: ContiguousArray<Call> { callTable.calls }

  /// The type of a subagent; nil for the main conversation.
  package func agentType(of origin: RowOrigin) -> String? {
    guard origin.isSubagent else { return nil }
    if let type = agentTypes[origin.agentID] { return names.names[Int(type)] }
    return TranscriptFile.agentType(ofUndescribed: names.names[Int(origin.agentID)])
  }

  /// Reads a transcript; nothing of one that is gone by now.
  package mutating func read(_ file: TranscriptFile) throws(Errno) {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.opening(file.path)
    } catch .notFound {
      return
    }
    fileCount += 1
    outputTable?.beginFile()
    var reader = TranscriptReader(descriptor)
    var place = TranscriptPlace(file)
    if let id = file.agentID, let type = file.describedAgentType() {
      agentTypes[names.number(of: id)] = names.number(of: type)
    }
    defer { byteCount += reader.byteCount }
    while let entry = try reader.next() {
      switch entry {
      case .row(let row):
        rowCount += 1
        // What is wrong inside of a row that is JSON costs only that part.
        try? add(row, &place, reader.bytes)
      case .malformed(let line, let error):
        malformedCount += 1
        guard malformed.count < Self.keptMalformed else { continue }
        malformed.append(Malformed(path: file.path, line: line, error: error))
      }
    }
  }

  private mutating func add(
    _ row: TranscriptRow, _ place: inout TranscriptPlace, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard row.kind != .other, let message = row.message else { return }
    if let seconds = clock.seconds(of: row.timestamp, in: bytes) { place.seconds = seconds }
    if row.kind == .assistant {
      try add(responseOf: row, message, &place, bytes)
    } else {
      try add(resultsOf: row, message, place, bytes)
    }
  }

  // MARK: Responses

  private mutating func add(
    responseOf row: TranscriptRow, _ message: TranscriptMessage, _ place: inout TranscriptPlace,
    _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard message.model?.equals("<synthetic>", in: bytes) != true else { return }
    let origin = origin(of: row, &place, bytes)
    let model = names.number(of: message.model, in: bytes)
    if let usage = message.usage {
      let response = Response(
        usage: usage, model: model, origin: origin, seconds: place.seconds,
        isUnfinished: message.stopReason == .null, isSidechain: row.isSidechain)
      let number = responseTable.add(response, key(of: row, message, bytes))
      add(outputOf: row, message, response, number, bytes)
    }
    for block in message.blocks(ofType: "tool_use", in: bytes) {
      try add(call: block, model: model, origin, &place, bytes)
    }
  }

  private func key(
    of row: TranscriptRow, _ message: TranscriptMessage, _ bytes: Span<UInt8>
  ) -> Response.Key? {
    guard let text = message.id ?? row.uuid else { return nil }
    let request = message.id == nil ? nil : row.requestID
    return Response.Key(
      message: XXH64.hash(text, in: bytes), request: request.map { XXH64.hash($0, in: bytes) } ?? 0)
  }

  private mutating func origin(
    of row: TranscriptRow, _ place: inout TranscriptPlace, _ bytes: Span<UInt8>
  ) -> RowOrigin {
    var origin = RowOrigin()
    origin.session = names.number(of: row.session, in: bytes)
    origin.folder = names.number(of: row.workingFolder, in: bytes)
    if origin.folder != 0 {
      let folder = names.names[Int(origin.folder)]
      origin.root = names.number(of: place.root(of: folder, number: origin.folder).path)
    }
    origin.branch = names.number(of: row.branch, in: bytes)
    origin.agentID = names.number(of: row.agentID, in: bytes)
    if origin.agentID == 0, let id = place.agentID { origin.agentID = names.number(of: id) }
    origin.isSubagent = origin.agentID != 0 || row.isSidechain
    return origin
  }

  // MARK: Calls

  private mutating func add(
    call block: MessageBlock, model: UInt32, _ origin: RowOrigin, _ place: inout TranscriptPlace,
    _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let tool = block.name?.string(in: bytes) else { return }
    let folder = place.root(of: names.names[Int(origin.folder)], number: origin.folder)
    let arguments = try MeasuredArguments(
      ofTool: tool, block.input, projectFolder: folder, in: bytes)
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

  private mutating func add(
    resultsOf row: TranscriptRow, _ message: TranscriptMessage, _ place: TranscriptPlace,
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
    guard let id = result.callID,
      let place = callTable.place(ofOpenCall: XXH64.hash(id, in: bytes))
    else { return }
    let answer: ToolResponse
    if let response, !result.isError {
      answer = response
    } else {
      answer = try ToolResponse(result.content, in: bytes)
    }
    var call = callTable[place]
    let measured = try MeasuredResult(
      ofTool: names.names[Int(call.tool)], answer, isFailure: result.isError,
      newLineCount: call.newLineCount, in: bytes)
    call.hasResult = true
    call.hasFailed = measured.hasFailed
    call.seconds = seconds
    call.resultCharacters = measured.characters
    call.imageTokens = measured.imageTokens
    call.linesAdded = measured.lines?.added ?? 0
    call.linesRemoved = measured.lines?.removed ?? 0
    callTable[place] = call
    if let agent = measured.subagentID, call.subagent != 0 {
      let number = names.number(of: agent)
      if agentTypes[number] == nil { agentTypes[number] = call.subagent }
    }
  }
}
