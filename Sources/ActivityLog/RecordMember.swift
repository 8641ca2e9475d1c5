import JSONLines

/// The members of a record, in the order in which they are written.
///
/// Both the writer and the reader use these names. A reader doesn't depend on their order or presence, and
/// ignores other members.
package enum RecordMember: Int, CaseIterable, Sendable {
  case timestamp, sessionID, tool
  case file, range, command, pattern, path, url, query, skill, subagent, subagentID, git
  case project, worktree, projectDirectory, branch, model, agent, agentID
  case tokens, characters, duration
  case exitCode, error, interrupted, lines, resultHash
  case claudeSessionID, toolUseID, rejected, version

  /// Members that are read but never written: the names that older loggers use.
  case session, flatInputTokens, flatOutputTokens

  /// Members of nested objects.
  case inputTokens, outputTokens, totalTokens, argumentCharacters, resultCharacters
  case linesAdded, linesRemoved

  /// Members of the records that are made of the API's responses; a log has no object of that name.
  case server, plugin

  /// The name in a record; for a member of a nested object, the path.
  package var name: StaticString {
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
    case .server: "response.server"
    case .plugin: "response.plugin"
    }
  }

  /// The member numbers to look up for this member.
  package var numbers: [Int] {
    self == .sessionID ? [rawValue, RecordMember.session.rawValue] : [rawValue]
  }

  /// The table of all members, for a reader.
  static let table = MemberTable(allCases.map { $0.name.description })
}
