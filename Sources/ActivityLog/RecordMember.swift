import JSONLines

/// The names of a record's members, in the order in which they are written.
///
/// Writer and reader both take them from here. A reader depends neither on the order nor on all of
/// them, and ignores what isn't here.
package enum RecordMember: String, CaseIterable, Sendable {
  case timestamp
  case sessionID = "session_id"
  case tool
  case file
  case range
  case command
  case pattern
  case path
  case url
  case query
  case skill
  case subagent
  case subagentID = "subagent_id"
  case git
  case project
  case projectFolder = "project_dir"
  case branch
  case model
  case agent
  case agentID = "agent_id"
  case tokens
  case characters = "chars"
  case duration = "duration_ms"
  case exitCode = "exit_code"
  case error
  case interrupted
  case lines
  case resultHash = "result_hash"
  case claudeSessionID = "claude_session_id"
  case toolUseID = "tool_use_id"
  case rejected
  case version = "v"

  // Read, never written: what older loggers call the same.
  case session
  case flatInputTokens = "tokens_input"
  case flatOutputTokens = "tokens_output"
}

extension RecordMember {
  private static let all = ContiguousArray(allCases)
  private static let names = ContiguousArray(all.map { ContiguousArray($0.rawValue.utf8) })

  /// The member with this name, nil for one that nobody wants.
  ///
  /// - Parameter start: Where the search begins, 0 at first: it is set behind the member that was
  ///   found, since writers keep to an order.
  static func find(
    _ name: JSONText, in bytes: Span<UInt8>, from start: inout Int
  ) -> RecordMember? {
    guard !name.isEscaped else { return RecordMember(rawValue: name.string(in: bytes)) }
    let names = names
    var index = start
    for _ in names.indices {
      if index == names.count { index = 0 }
      if name.equals(names[index], in: bytes) {
        start = index + 1
        return all[index]
      }
      index += 1
    }
    return nil
  }
}

extension JSONText {
  /// Whether the bytes of a text without escapes are these.
  fileprivate func equals(_ name: ContiguousArray<UInt8>, in bytes: Span<UInt8>) -> Bool {
    guard name.count == end - start else { return false }
    for index in name.indices where name[index] != bytes[start + index] { return false }
    return true
  }
}
