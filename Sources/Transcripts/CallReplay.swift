// From transcripts to the records that the hook would have written
//
// Each call that has a result is put together as the input that Claude Code would have given to the hook,
// and goes through the hook's own `RecordBuilder`: same redaction, same estimates, same switches. What the
// hook takes from its surroundings (clock, branch, project) comes from the row with the result instead, and
// nothing from the surroundings of today's run.

import ActivityLog
import Bytes
import HookLogging
package import JSONLines
package import OperatingSystem

/// The calls in transcripts as lines of the log, each call once.
///
/// Memory grows with the calls that are wanted and with the arguments of those that wait for results.
package struct CallReplay {
  /// A record, and when its call ended, in seconds since 1970.
  package typealias Line = (seconds: Int, bytes: ContiguousArray<UInt8>)

  /// Whether the record of a call is wanted, by the hash of its `tool_use_id` and by when it ended.
  package typealias Judgement = (_ id: UInt64, _ seconds: Int) -> Bool

  /// The variables that tell the hook what to keep, and what `~` stands for.
  private static let variableNames = [
    "CLAUDE_LOG_DETAILS", "CLAUDE_LOG_REDACT", "CLAUDE_LOG_TOKENS", "HOME",
  ]

  /// So many malformed places are kept, the rest is counted.
  private static let keptMalformed = 3

  private var variables: [String: String] = [:]
  /// The hashes of the ids of calls that have ended.
  private var ended: Set<UInt64> = []
  /// The types of subagents by their ids, as the calls that started them say.
  private var agentTypes: [String: String] = [:]
  private var clock = RecordClock()

  /// In the order in which they were read.
  package private(set) var lines: ContiguousArray<Line> = []
  package private(set) var malformedCount = 0
  package private(set) var malformed: [TranscriptScan.Malformed] = []

  package init(_ environment: Environment) {
    for name in Self.variableNames { variables[name] = environment[name] }
  }

  /// Transcripts in the order in which they should be read: sessions before the subagents that they
  /// start, and what was copied before its copies.
  package static func inOrder(_ files: [TranscriptFile]) -> [TranscriptFile] {
    let sorted = files.sorted { left, right in
      (left.modified.seconds, left.path) < (right.modified.seconds, right.path)
    }
    return sorted.filter { $0.agentID == nil } + sorted.filter { $0.agentID != nil }
  }

  /// Reads a transcript; nothing of one that is gone by now.
  package mutating func read(
    _ file: TranscriptFile, isWanted: Judgement
  ) throws(Errno) {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.opening(file.path)
    } catch .notFound {
      return
    }
    if let id = file.agentID, let type = file.describedAgentType() { agentTypes[id] = type }
    var reader = TranscriptReader(descriptor)
    var place = ReplayState(file, variables)
    while let entry = try reader.next() {
      switch entry {
      case .row(let row):
        // What is wrong inside of a row that is JSON costs only that part.
        try? read(row, &place, reader.bytes, isWanted)
      case .malformed(let line, let error):
        malformedCount += 1
        guard malformed.count < Self.keptMalformed else { continue }
        malformed.append(.init(path: file.path, line: line, error: error))
      }
    }
  }

  private mutating func read(
    _ row: TranscriptRow, _ place: inout ReplayState, _ bytes: Span<UInt8>, _ isWanted: Judgement
  ) throws(JSONError) {
    guard row.kind != .other, let message = row.message else { return }
    if let seconds = clock.seconds(of: row.timestamp, in: bytes) { place.seconds = seconds }
    if row.kind == .assistant {
      let model = message.model?.string(in: bytes)
      for call in message.blocks(ofType: "tool_use", in: bytes) {
        try open(call, model: model, &place, bytes)
      }
      return
    }
    let results = message.blocks(ofType: "tool_result", in: bytes)
    for result in results {
      // A row has one member for the results of all its calls; there is nearly always one call.
      let response = results.count == 1 ? row.toolUseResult?.value : nil
      try close(result, response, row, &place, bytes, isWanted)
    }
  }

  /// Takes notice of a call that was made.
  private mutating func open(
    _ block: MessageBlock, model: String?, _ place: inout ReplayState, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard let id = block.id?.string(in: bytes), let tool = block.name?.string(in: bytes)
    else { return }
    let hash = XXH64.hash(id)
    guard !ended.contains(hash) else { return }
    var arguments = ContiguousArray<UInt8>()
    if let input = block.input {
      arguments.reserveCapacity(input.byteCount)
      for index in input.start..<input.end { arguments.append(bytes[index]) }
    }
    place.openCalls[hash] = OpenCall(
      id: id, tool: tool, arguments: arguments, model: model,
      subagent: try JSONObject(block.input, in: bytes).string("subagent_type", in: bytes))
  }

  /// Makes the record of a call whose result comes now.
  private mutating func close(
    _ result: MessageBlock, _ response: JSONValue?, _ row: TranscriptRow,
    _ place: inout ReplayState, _ bytes: Span<UInt8>, _ isWanted: Judgement
  ) throws(JSONError) {
    guard let id = result.callID?.string(in: bytes) else { return }
    let hash = XXH64.hash(id)
    guard let call = place.openCalls.removeValue(forKey: hash), ended.insert(hash).inserted else {
      return
    }
    if let type = call.subagent,
      let agent = try JSONObject(response, in: bytes).string("agentId", in: bytes)
    {
      agentTypes[agent] = agentTypes[agent] ?? type
    }
    let ending = try CallOutcome(result, response, isDenial: row.isDenial, in: bytes)
    if case .untold = ending { return }
    guard isWanted(hash, place.seconds) else { return }
    let agentType = place.agentID(of: row, bytes).map { agent in
      agentTypes[agent] ?? TranscriptFile.agentType(ofUndescribed: agent)
    }
    let input = place.hookInput(of: call, ending, row, agentType: agentType, bytes)
    guard let record = HookLogger(place.context(of: row, bytes)).record(of: input.span) else {
      return
    }
    // The log has the id without what looks like a secret.
    if let written = record.toolUseID.map(XXH64.hash), written != hash,
      !ended.insert(written).inserted || !isWanted(written, place.seconds)
    {
      return
    }
    lines.append((place.seconds, record.line))
  }
}
