// From transcripts to the records that the hook would have written
//
// Each call with a result becomes the input that Claude Code would have given the hook, and goes through
// the hook's own `RecordBuilder`: same redaction, same estimates, same switches. What the hook takes from
// its surroundings (clock, branch, project) comes from the row of the result, and nothing from the
// surroundings of the import.

import ActivityLog
import Bytes
import HookLogging
import JSONLines
package import OperatingSystem
import ToolCalls

/// The calls in transcripts as lines of the log, each call once.
///
/// Memory grows with the calls that are wanted and with the arguments of those that wait for results.
package struct CallReplay {
  /// A record, and when its call ended, in seconds since 1970.
  package typealias Line = (seconds: Int, bytes: ContiguousArray<UInt8>)

  /// The variables that tell the hook what to keep, and what `~` means.
  private static let variableNames = [
    "CLAUDE_LOG_DETAILS", "CLAUDE_LOG_REDACT", "CLAUDE_LOG_TOKENS", "HOME",
  ]

  private var variables: [String: String] = [:]
  /// The hashes of the sessions that have a transcript, so that copies of their rows are skipped.
  private let sessions: Set<UInt64>
  /// The directories in which sessions began, for the transcripts of their subagents.
  private var sessionRoots: [String: String] = [:]
  /// The hashes of the ids of calls that have ended.
  private var ended: Set<UInt64> = []
  /// The types of subagents by id, from the calls that started them and from descriptions.
  private var agentTypes: [String: String] = [:]
  /// For the transcript being read: the calls that wait for their results, by the hashes of their ids.
  private var openCalls: [UInt64: OpenCall] = [:]
  /// For the transcript being read: the hook's environment in the last session.
  private var environment: (session: String, variables: Environment)?
  package internal(set) var walk = TranscriptWalk()

  /// The records in the order of their results in the transcripts.
  package private(set) var lines: ContiguousArray<Line> = []

  /// - Parameter files: All transcripts, whether they are to be read or not.
  package init(of files: [TranscriptFile], in environment: Environment) {
    sessions = Set(files.filter { $0.agentID == nil }.map { XXH64.hash($0.session) })
    for name in Self.variableNames { variables[name] = environment[name] }
  }

  /// Sorts transcripts into the order in which to read them: sessions before the subagents that they
  /// start, and originals before their copies, whose first rows are younger.
  package static func inOrder(_ files: [TranscriptFile]) -> [TranscriptFile] {
    let sorted = files.map { (start: $0.start(), file: $0) }.sorted { left, right in
      left.start == right.start
        ? left.file.path.utf8Precedes(right.file.path) : left.start < right.start
    }.map { $0.file }
    return sorted.filter { $0.agentID == nil } + sorted.filter { $0.agentID != nil }
  }

  /// Reads a transcript; does nothing if it no longer exists.
  package mutating func read(_ file: TranscriptFile, isWanted: CallFilter) throws(Errno) {
    let count = walk.fileCount
    try visitRows(of: file, isWanted: isWanted)
    guard walk.fileCount > count, walk.agentID == nil, let root = walk.root else { return }
    // The oldest transcript of a session is read first.
    if sessionRoots[walk.session] == nil { sessionRoots[walk.session] = root.path }
  }
}

extension CallReplay: TranscriptVisitor {
  /// Forgets the calls of the transcript before.
  mutating func beginFile(agentType: String?) {
    openCalls.removeAll()
    environment = nil
    if let id = walk.agentID, let agentType { agentTypes[id] = agentType }
  }

  /// Returns the model, and the session of a copied row; skips rows whose original is in another transcript.
  mutating func visit(
    response message: TranscriptMessage, of row: TranscriptRow, in bytes: Span<UInt8>
  ) -> (model: String?, session: String?)? {
    let own = row.session?.string(in: bytes) ?? walk.session
    let copied = row.copiedSession(in: bytes)?.string(in: bytes)
    let origin = copied == own ? nil : copied
    if let origin, sessions.contains(XXH64.hash(origin)) { return nil }
    if let agent = row.text("attributionAgent", in: bytes)?.string(in: bytes),
      let id = row.agentID?.string(in: bytes) ?? walk.agentID
    {
      agentTypes[id] = agentTypes[id] ?? agent
    }
    return (message.model?.string(in: bytes), origin)
  }

  /// Does nothing: what the user says is no call.
  mutating func visit(prompt row: TranscriptRow, in bytes: Span<UInt8>) {}

  /// Does nothing: a cost is no call.
  mutating func visit(costState row: TranscriptRow, in bytes: Span<UInt8>) {}

  /// Keeps a call until its result comes.
  mutating func visit(
    call block: MessageBlock, from origin: (model: String?, session: String?),
    in bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let id = block.id?.string(in: bytes), let tool = block.name?.string(in: bytes)
    else { return }
    let hash = XXH64.hash(id)
    guard !ended.contains(hash) else { return }
    openCalls[hash] = OpenCall(
      id: id, tool: tool, arguments: block.input?.json(in: bytes) ?? [], model: origin.model,
      session: origin.session,
      subagent: try JSONObject(block.input, in: bytes).string("subagent_type", in: bytes))
  }

  /// Makes the record of a call that has ended.
  mutating func visit(
    result block: MessageBlock, response: ToolResponse?, of row: TranscriptRow,
    in bytes: Span<UInt8>, isWanted: CallFilter
  ) throws(JSONError) {
    guard let id = block.callID?.string(in: bytes) else { return }
    let hash = XXH64.hash(id)
    guard let call = openCalls.removeValue(forKey: hash), ended.insert(hash).inserted else {
      return
    }
    if let type = call.subagent,
      let agent = try JSONObject(response?.value, in: bytes).string("agentId", in: bytes)
    {
      agentTypes[agent] = agentTypes[agent] ?? type
    }
    let outcome = try CallOutcome(
      of: block, answer: response?.value, isDenial: row.isDenial, in: bytes)
    if case .untold = outcome { return }
    guard isWanted(hash, walk.seconds) else { return }
    let session = call.session ?? row.session?.string(in: bytes) ?? walk.session
    let input = call.hookInput(
      endingIn: outcome, of: row, session: session, agent: agent(of: row, in: bytes), in: bytes)
    let context = HookContext(
      environment: environment(of: session),
      now: Moment(seconds: walk.seconds), processIdentifier: 0, workingDirectory: nil,
      branch: .known(row.branch?.string(in: bytes)))
    guard let record = HookLogger(context).record(of: input.span) else { return }
    // The log has the id without what looks like a secret.
    if let written = record.toolUseID.map(XXH64.hash), written != hash,
      !ended.insert(written).inserted || !isWanted(written, walk.seconds)
    {
      return
    }
    lines.append((walk.seconds, record.line))
  }

  /// Returns the subagent that wrote a row; nil in the main conversation.
  private func agent(
    of row: TranscriptRow, in bytes: Span<UInt8>
  ) -> (id: String, type: String)? {
    guard let id = row.agentID?.string(in: bytes) ?? walk.agentID else { return nil }
    return (id, agentTypes[id] ?? TranscriptFile.agentType(ofUndescribed: id))
  }

  /// Returns the environment of the hook in a session.
  private mutating func environment(of session: String) -> Environment {
    if let environment, environment.session == session { return environment.variables }
    var variables = variables
    variables["CLAUDE_PROJECT_DIR"] = sessionRoots[session] ?? walk.root?.path ?? ""
    let environment = Environment(variables)
    self.environment = (session, environment)
    return environment
  }
}
