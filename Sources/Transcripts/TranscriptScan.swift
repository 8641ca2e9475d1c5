// From transcripts to responses and calls
//
//     TranscriptSearch's files -> TranscriptReader -> TranscriptRow -> ResponseTable, CallTable
//
// An assistant row is a part of a response, with what that is billed for, and may hold calls of tools; a
// user row holds the results of calls. Claude Code's own format is no published one (hooks reference:
// "internal"), so whatever is missing or of another type is never an error.

import ActivityLog
import Bytes
package import JSONLines
package import OperatingSystem

/// What transcripts tell of the API's responses and of the tools that were called.
///
/// Memory grows with the number of responses and calls, not with what they hold.
package struct TranscriptScan: Sendable {
  /// A place where no row could be read.
  package struct Malformed: Sendable {
    package let path: String
    package let line: Int
    package let error: JSONError
  }

  /// So many of those are kept, the rest is counted.
  static let keptMalformed = 3

  /// All texts, by whose numbers responses and calls name them.
  package internal(set) var names = StringInterner()
  var responseTable = ResponseTable()
  var callTable = CallTable()
  /// The results whose calls aren't known, each call's first; only where calls may be in files before these.
  var unclaimed: UnclaimedResults?
  /// Only where it was asked for.
  var outputTable: VisibleOutputTable?
  /// The types of subagents by their ids, as their own descriptions say, the last one that was read; these
  /// are stronger than what calls say.
  var describedTypes: [UInt32: UInt32] = [:]
  private var clock = RecordClock()

  package internal(set) var fileCount = 0
  package internal(set) var byteCount = 0
  package internal(set) var rowCount = 0
  package internal(set) var malformedCount = 0
  package internal(set) var malformed: [Malformed] = []

  /// - Parameters:
  ///   - showsOutput: Whether to look at what the responses wrote.
  ///   - followsOthers: Whether another scan reads the files before these, and this one is added to it.
  package init(showsOutput: Bool = false, followsOthers: Bool = false) {
    outputTable = showsOutput ? VisibleOutputTable() : nil
    unclaimed = followsOthers ? UnclaimedResults() : nil
  }

  /// The responses, each once.
  package var responses: ContiguousArray<Response> { responseTable.counted }

  /// The calls, each once.
  package var calls: ContiguousArray<Call> { callTable.calls }

  /// The type of a subagent; nil for the main conversation.
  package func agentType(of origin: RowOrigin) -> String? {
    guard origin.isSubagent else { return nil }
    let type = describedTypes[origin.agentID] ?? callTable.subagentTypes[origin.agentID]
    if let type { return names.names[Int(type)] }
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
    var place = TranscriptState(file)
    if let id = file.agentID, let type = file.describedAgentType() {
      describedTypes[names.number(of: id)] = names.number(of: type)
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
    _ row: TranscriptRow, _ place: inout TranscriptState, _ bytes: Span<UInt8>
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
    responseOf row: TranscriptRow, _ message: TranscriptMessage, _ place: inout TranscriptState,
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
    of row: TranscriptRow, _ place: inout TranscriptState, _ bytes: Span<UInt8>
  ) -> RowOrigin {
    var origin = RowOrigin()
    origin.session = names.number(of: row.session, in: bytes)
    origin.directory = names.number(of: row.workingDirectory, in: bytes)
    if origin.directory != 0 { origin.root = place.root(of: origin.directory, in: &names).number }
    origin.branch = names.number(of: row.branch, in: bytes)
    origin.agentID = names.number(of: row.agentID, in: bytes)
    if origin.agentID == 0, let id = place.agentID { origin.agentID = names.number(of: id) }
    origin.isSubagent = origin.agentID != 0 || row.isSidechain
    return origin
  }
}
