import ActivityLog
import Bytes
package import JSONLines
package import OperatingSystem
import Pricing
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
  /// What Claude Code itself counted for each session.
  package internal(set) var costStates = CostStateTable()
  /// The directories in which sessions began, by the session, from their own transcripts.
  var sessionRoots: [UInt32: (start: Int, root: UInt32)] = [:]
  /// The hashes of the sessions whose transcripts aren't read because they ended before the days in question.
  private let earlierSessions: Set<UInt64>
  /// The types of subagents by id, from their own descriptions, the last one read; these take precedence
  /// over what calls say.
  var describedTypes: [UInt32: UInt32] = [:]
  /// The types of subagents by id, from the first of their responses that tells.
  var attributedTypes: [UInt32: UInt32] = [:]
  package internal(set) var walk = TranscriptWalk()
  /// For the transcript being read: the number of its root's path; nil until the root is known.
  private var rootNumber: UInt32?

  /// - Parameters:
  ///   - showsOutput: Whether to examine what the responses wrote.
  ///   - followsOthers: Whether another scan reads the files before these, and this one is added to it.
  ///   - earlierSessions: The hashes of the sessions whose transcripts aren't read because they ended before
  ///     the days in question; copies of their rows are skipped.
  package init(
    showsOutput: Bool = false, followsOthers: Bool = false, earlierSessions: Set<UInt64> = []
  ) {
    self.earlierSessions = earlierSessions
    outputTable = showsOutput ? VisibleOutputTable() : nil
    unclaimed = followsOthers ? UnclaimedResults() : nil
  }

  /// Returns the text with a number.
  package func name(of number: UInt32) -> String { names.names[Int(number)] }

  /// The responses, each once.
  package var responses: ContiguousArray<Response> {
    let settled = responseTable.settled
    return ContiguousArray(responseTable.countedPlaces.map { withSessionRoot(settled[$0]) })
  }

  /// The calls, each once, in the sessions of their responses.
  package var calls: ContiguousArray<Call> {
    let settled = responseTable.settled
    return ContiguousArray(
      callTable.calls.map { call in
        var call = call
        if let place = call.response {
          call.origin.session = settled[responseTable.index(of: place)].origin.session
        }
        if let root = sessionRoots[call.origin.session]?.root { call.origin.root = root }
        return call
      })
  }

  /// The responses, each with what can be seen of its output; empty unless asked for.
  package var outputs: [(response: Response, output: VisibleOutput)] {
    guard let outputTable else { return [] }
    let settled = responseTable.settled
    return responseTable.countedPlaces.map { (withSessionRoot(settled[$0]), outputTable[$0]) }
  }

  /// Returns a response with the directory in which its session began, if that is known.
  private func withSessionRoot(_ response: Response) -> Response {
    guard let root = sessionRoots[response.origin.session]?.root else { return response }
    var response = response
    response.claim.origin.root = root
    return response
  }

  /// Returns the type of a subagent; nil for the main conversation.
  package func agentType(of origin: RowOrigin) -> String? {
    guard origin.isSubagent else { return nil }
    let type =
      describedTypes[origin.agentID] ?? callTable.subagentTypes[origin.agentID]
      ?? attributedTypes[origin.agentID]
    return type.map { name(of: $0) }
      ?? TranscriptFile.agentType(ofUndescribed: name(of: origin.agentID))
  }

  /// Returns the path of a call's file, relative to the directory in which its session began if it is inside; nil if
  /// the call names no file.
  package func file(of call: Call) -> String? {
    guard call.file != 0 else { return nil }
    return ProjectDirectory(name(of: call.origin.root)).relativePath(of: name(of: call.file))
  }

  /// Reads a transcript; does nothing if it no longer exists.
  package mutating func read(_ file: TranscriptFile) throws(Errno) {
    let count = walk.fileCount
    try visitRows(of: file) { _, _ in true }
    guard walk.fileCount > count, walk.agentID == nil else { return }
    add(root: numberOfRoot(), of: names.number(of: walk.session), start: walk.start)
  }
}

extension TranscriptScan: TranscriptVisitor {
  /// Keeps the type of a described subagent.
  mutating func beginFile(agentType: String?) {
    outputTable?.beginFile()
    responseTable.beginFile()
    rootNumber = nil
    if let id = walk.agentID, let agentType {
      describedTypes[names.number(of: id)] = names.number(of: agentType)
    }
  }

  /// Adds a part of a response, unless Claude Code made it up or it is a copy from before the days in question.
  mutating func visit(
    response message: TranscriptMessage, of row: TranscriptRow, in bytes: Span<UInt8>
  ) -> ResponseOrigin? {
    guard message.model?.equals("<synthetic>", in: bytes) != true else { return nil }
    let copied = copiedSession(of: row, in: bytes)
    if !earlierSessions.isEmpty, let copied,
      earlierSessions.contains(XXH64.hash(copied, in: bytes))
    {
      return nil
    }
    let claim = claim(of: row, copiedFrom: copied, in: bytes)
    var origin = ResponseOrigin(
      model: names.number(of: message.model, in: bytes), claim: claim, response: nil)
    guard let usage = message.usage else { return origin }
    let response = Response(
      usage: usage, details: details(of: message, usage: usage, in: bytes), model: origin.model,
      claim: claim, attribution: attribution(of: row, in: bytes),
      isUnfinished: message.stopReason == .null, isSidechain: row.isSidechain,
      first: walk.seconds)
    let place = responseTable.add(
      row: response, of: ResponseIdentity(of: message, in: row, bytes: bytes),
      inThread: thread(of: row, agentID: claim.origin.agentID))
    outputTable?.addPart(message, of: row, usage: usage, to: place, in: bytes)
    if claim.origin.isSubagent, let agent = row.attribution.agent,
      attributedTypes[claim.origin.agentID] == nil
    {
      attributedTypes[claim.origin.agentID] = names.number(of: agent, in: bytes)
    }
    origin.response = place
    return origin
  }

  /// Ends the thread's response.
  mutating func visit(prompt row: TranscriptRow, in bytes: Span<UInt8>) {
    responseTable.endResponse(ofThread: thread(of: row, agentID: agentID(of: row, in: bytes)))
  }

  private func thread(of row: TranscriptRow, agentID: UInt32) -> UInt64 {
    UInt64(agentID) << 1 | (row.isSidechain ? 1 : 0)
  }

  /// Returns the session that a row was copied from; nil if it is in its own session.
  private func copiedSession(of row: TranscriptRow, in bytes: Span<UInt8>) -> JSONText? {
    guard let copied = row.copiedSession else { return nil }
    let own = row.session?.string(in: bytes) ?? walk.session
    return copied.string(in: bytes) == own ? nil : copied
  }

  private mutating func claim(
    of row: TranscriptRow, copiedFrom copied: JSONText?, in bytes: Span<UInt8>
  ) -> Claim {
    var origin = RowOrigin()
    if let session = copied ?? row.session {
      origin.session = names.number(of: session, in: bytes)
    } else {
      origin.session = names.number(of: walk.session)
    }
    origin.directory = names.number(of: row.workingDirectory, in: bytes)
    origin.root = numberOfRoot()
    origin.branch = names.number(of: row.branch, in: bytes)
    origin.agentID = agentID(of: row, in: bytes)
    origin.isSubagent = origin.agentID != 0 || row.isSidechain
    let rank: Claim.Rank =
      copied != nil
      ? .markedCopy : row.isProgress ? .progress : row.isSidechain ? .sidechain : .plain
    return Claim(
      standing: Claim.Standing(rank: rank, fileStart: walk.start), transcript: walk.fileCount,
      origin: origin, last: walk.seconds)
  }

  private mutating func agentID(of row: TranscriptRow, in bytes: Span<UInt8>) -> UInt32 {
    let number = names.number(of: row.agentID, in: bytes)
    guard number == 0, let id = walk.agentID else { return number }
    return names.number(of: id)
  }

  private mutating func attribution(of row: TranscriptRow, in bytes: Span<UInt8>) -> Attribution {
    Attribution(
      skill: names.number(of: row.attribution.skill, in: bytes),
      server: names.number(of: row.attribution.server, in: bytes),
      plugin: names.number(of: row.attribution.plugin, in: bytes))
  }

  /// Returns the parts of a usage that its counts don't tell; nil for nearly all.
  private mutating func details(
    of message: TranscriptMessage, usage: TokenUsage, in bytes: Span<UInt8>
  ) -> UsageDetails? {
    guard let iterations = message.iterations, iterations.byteCount > 2 else { return nil }
    var details = UsageDetails()
    try? details.add(iterations, of: usage, in: bytes, names: &names)
    return details.isEmpty ? nil : details
  }

  /// Returns the number of the path of the directory in which the transcript's session began.
  private mutating func numberOfRoot() -> UInt32 {
    if let rootNumber { return rootNumber }
    guard let root = walk.root else { return 0 }
    let number = names.number(of: root.path)
    rootNumber = number
    return number
  }

  /// Keeps the directory in which a session began, of several that of the older transcript.
  mutating func add(root: UInt32, of session: UInt32, start: Int) {
    guard root != 0 else { return }
    if let known = sessionRoots[session], known.start <= start { return }
    sessionRoots[session] = (start, root)
  }
}
