import JSONLines

/// The names of a record's members, in the order in which they are written.
///
/// Writer and reader both take them from here. A reader depends neither on the order nor on all of
/// them, and ignores what isn't here.
package enum RecordMember: Int, CaseIterable, Sendable {
  case timestamp
  case sessionID
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
  case subagentID
  case git
  case project
  case worktree
  case projectDirectory
  case branch
  case model
  case agent
  case agentID
  case tokens
  case characters
  case duration
  case exitCode
  case error
  case interrupted
  case lines
  case resultHash
  case claudeSessionID
  case toolUseID
  case rejected
  case version

  // Read, never written: what older loggers call the same.
  case session
  case flatInputTokens
  case flatOutputTokens

  // Inside of others.
  case inputTokens
  case outputTokens
  case totalTokens
  case argumentCharacters
  case resultCharacters
  case linesAdded
  case linesRemoved

  /// How it is called in a record; a member inside of another one by both names.
  package var name: String {
    switch self {
    case .timestamp: "timestamp"
    case .sessionID: "session_id"
    case .tool: "tool"
    case .file: "file"
    case .range: "range"
    case .command: "command"
    case .pattern: "pattern"
    case .path: "path"
    case .url: "url"
    case .query: "query"
    case .skill: "skill"
    case .subagent: "subagent"
    case .subagentID: "subagent_id"
    case .git: "git"
    case .project: "project"
    case .worktree: "worktree"
    case .projectDirectory: "project_dir"
    case .branch: "branch"
    case .model: "model"
    case .agent: "agent"
    case .agentID: "agent_id"
    case .tokens: "tokens"
    case .characters: "chars"
    case .duration: "duration_ms"
    case .exitCode: "exit_code"
    case .error: "error"
    case .interrupted: "interrupted"
    case .lines: "lines"
    case .resultHash: "result_hash"
    case .claudeSessionID: "claude_session_id"
    case .toolUseID: "tool_use_id"
    case .rejected: "rejected"
    case .version: "v"
    case .session: "session"
    case .flatInputTokens: "tokens_input"
    case .flatOutputTokens: "tokens_output"
    case .inputTokens: "tokens.input"
    case .outputTokens: "tokens.output"
    case .totalTokens: "tokens.total"
    case .argumentCharacters: "chars.arguments"
    case .resultCharacters: "chars.result"
    case .linesAdded: "lines.added"
    case .linesRemoved: "lines.removed"
    }
  }

  /// The numbers of the members in which it is looked for.
  package var numbers: [Int] {
    self == .sessionID ? [rawValue, RecordMember.session.rawValue] : [rawValue]
  }

  /// All of them, for a reader.
  static let table = MemberTable(allCases.map { $0.name })
}
