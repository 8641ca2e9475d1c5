import ActivityLog
import Bytes
package import JSONLines
package import OperatingSystem
import ToolCalls

/// What transcripts tell of the API's responses and of tool calls.
///
/// Memory grows with the number of responses and calls, not with what they hold.
package struct TranscriptScan: Sendable {
  /// All texts; responses and calls refer to them by number.
  package internal(set) var names = StringInterner()
  var responseTable = ResponseTable()
  var callTable = CallTable()
  /// The first result of each unknown call; nil unless such calls may be in earlier files.
  var unclaimed: UnclaimedResults?
  /// Nil unless asked for.
  var outputTable: VisibleOutputTable?
  /// The types of subagents by id, from their own descriptions, the last one read; these take precedence
  /// over what calls say.
  var describedTypes: [UInt32: UInt32] = [:]
  package internal(set) var walk = TranscriptWalk()
  /// For the transcript being read: the roots of directories by number, and the numbers of their paths.
  private var roots: [UInt32: (directory: ProjectDirectory, number: UInt32)] = [:]

  /// - Parameters:
  ///   - showsOutput: Whether to examine what the responses wrote.
  ///   - followsOthers: Whether another scan reads the files before these, and this one is added to it.
  package init(showsOutput: Bool = false, followsOthers: Bool = false) {
    outputTable = showsOutput ? VisibleOutputTable() : nil
    unclaimed = followsOthers ? UnclaimedResults() : nil
  }

  /// Returns the text with a number.
  package func name(of number: UInt32) -> String { names.names[Int(number)] }

  /// The responses, each once.
  package var responses: ContiguousArray<Response> { responseTable.counted }

  /// The calls, each once.
  package var calls: ContiguousArray<Call> { callTable.calls }

  /// The responses, each with what can be seen of its output; empty unless asked for.
  package var outputs: [(response: Response, output: VisibleOutput)] {
    guard let outputTable else { return [] }
    return responseTable.countedPlaces.map { (responseTable[$0], outputTable[$0]) }
  }

  /// Returns the type of a subagent; nil for the main conversation.
  package func agentType(of origin: RowOrigin) -> String? {
    guard origin.isSubagent else { return nil }
    let type = describedTypes[origin.agentID] ?? callTable.subagentTypes[origin.agentID]
    return type.map { name(of: $0) }
      ?? TranscriptFile.agentType(ofUndescribed: name(of: origin.agentID))
  }

  /// Reads a transcript; does nothing if it no longer exists.
  package mutating func read(_ file: TranscriptFile) throws(Errno) {
    try visitRows(of: file) { _, _ in true }
  }
}

extension TranscriptScan: TranscriptVisitor {
  /// Keeps the type of a described subagent.
  mutating func beginFile(agentType: String?) {
    outputTable?.beginFile()
    roots.removeAll(keepingCapacity: true)
    if let id = walk.agentID, let agentType {
      describedTypes[names.number(of: id)] = names.number(of: agentType)
    }
  }

  /// Adds a part of a response, unless Claude Code made it up.
  mutating func visit(
    response message: TranscriptMessage, of row: TranscriptRow, in bytes: Span<UInt8>
  ) -> (model: UInt32, row: RowOrigin)? {
    guard message.model?.equals("<synthetic>", in: bytes) != true else { return nil }
    let origin = origin(of: row, in: bytes)
    let model = names.number(of: message.model, in: bytes)
    if let usage = message.usage {
      let response = Response(
        usage: usage, model: model, origin: origin, seconds: walk.seconds,
        isUnfinished: message.stopReason == .null, isSidechain: row.isSidechain)
      let place = responseTable.add(row: response, of: key(of: message, in: row, bytes: bytes))
      outputTable?.addPart(message, of: row, usage: usage, to: place, in: bytes)
    }
    return (model, origin)
  }

  private func key(
    of message: TranscriptMessage, in row: TranscriptRow, bytes: Span<UInt8>
  ) -> Response.Key? {
    guard let text = message.id ?? row.uuid else { return nil }
    let request = message.id == nil ? nil : row.requestID
    return Response.Key(
      message: XXH64.hash(text, in: bytes), request: request.map { XXH64.hash($0, in: bytes) } ?? 0)
  }

  private mutating func origin(of row: TranscriptRow, in bytes: Span<UInt8>) -> RowOrigin {
    var origin = RowOrigin()
    origin.session = names.number(of: row.session, in: bytes)
    origin.directory = names.number(of: row.workingDirectory, in: bytes)
    if origin.directory != 0 { origin.root = root(of: origin.directory).number }
    origin.branch = names.number(of: row.branch, in: bytes)
    origin.agentID = names.number(of: row.agentID, in: bytes)
    if origin.agentID == 0, let id = walk.agentID { origin.agentID = names.number(of: id) }
    origin.isSubagent = origin.agentID != 0 || row.isSidechain
    return origin
  }

  /// Returns the directory of the project that a directory belongs to, and the number of its path.
  mutating func root(of directory: UInt32) -> (directory: ProjectDirectory, number: UInt32) {
    if let known = roots[directory] { return known }
    let projectDirectory = walk.projectRoot.root(of: name(of: directory))
    let root = (projectDirectory, directory == 0 ? 0 : names.number(of: projectDirectory.path))
    roots[directory] = root
    return root
  }
}
