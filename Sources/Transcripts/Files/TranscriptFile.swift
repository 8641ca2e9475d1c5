import ActivityLog
import JSONLines
package import OperatingSystem

/// A file with the rows of a session or of one of its subagents.
package struct TranscriptFile: Sendable {
  package let path: String
  /// The time of its last change; no row in it is younger.
  package let modified: Moment
  /// In bytes.
  package let size: Int

  /// The subagent whose rows it holds, from the file's name: `a1b2c3` of `agent-a1b2c3.jsonl`.
  var agentID: String? {
    let name = FilePath(path).name
    guard name.hasPrefix("agent-"), name.hasSuffix(".jsonl") else { return nil }
    return String(name.dropFirst("agent-".count).dropLast(".jsonl".count))
  }

  /// The session whose rows it holds, from the file's name.
  package var session: String { String(FilePath(path).name.dropLast(".jsonl".count)) }

  /// Returns the time of its first row that has one, since 1970; `Int.max` if there is none.
  func start() -> Int {
    guard let file = try? FileDescriptor.opening(path) else { return .max }
    var reader = TranscriptReader(of: file)
    var clock = RecordClock()
    while let entry = try? reader.next() {
      guard case .row(let row) = entry else { continue }
      if let time = clock.seconds(of: row.timestamp, in: reader.bytes) { return time }
    }
    return .max
  }

  /// Returns the name for the type of a subagent without a known type.
  static func agentType(ofUndescribed id: String) -> String {
    // Claude Code's own subagent, which summarizes a conversation that became too long.
    let compaction = "acompact"
    return id.hasPrefix(compaction) ? compaction : "subagent"
  }

  /// Returns the type of the subagent from its description, a small file next to the transcript.
  func describedAgentType() -> String? {
    let path = path.dropLast(".jsonl".count) + ".meta.json"
    guard let file = try? FileDescriptor.opening(String(path)) else { return nil }
    var buffer = ByteBuffer()
    guard (try? buffer.read(from: file, at: 0, count: 64 << 10)) != nil,
      let object = try? JSONObject(scanning: buffer.bytes)
    else { return nil }
    return object.string("agentType", in: buffer.bytes)
  }
}
