/// One tool call as kept in the log.
///
/// A member without a value is left out of the log, so nearly all are optional. `RecordMember` has their names
/// in the log; `docs/log-format.md` says what each holds and where it comes from.
package struct ActivityRecord {
  /// The time in UTC: `2026-01-14T15:30:00Z`.
  package var timestamp: String
  package var sessionID: String
  package var tool: String

  package var details = Details()

  /// The last component of the project directory.
  package var project: String
  /// The worktree in which the call was made, if Claude Code created it.
  package var worktree: String?
  /// The project directory, with `~` for the home directory.
  package var projectDirectory: String?
  /// The branch that was checked out; for a detached HEAD, 12 digits of the commit.
  package var branch: String?
  /// The model that made the call, as its responses name it.
  package var model: String?
  /// The type and the ID of the subagent that made the call.
  package var agent: String?
  package var agentID: String?

  /// Estimated tokens by how they are billed: a call's result is input to the model, and its arguments are output.
  package var inputTokens = 0
  package var outputTokens = 0
  package var totalTokens: Int { inputTokens.saturatingAdd(outputTokens) }
  /// The numbers of Unicode scalars from which the tokens are estimated.
  package var argumentCharacters = 0
  package var resultCharacters = 0
  package var durationMilliseconds: Int?

  package var exitCode: Int?
  /// The first meaningful line of the error; present for every failure.
  package var error: String?
  package var isInterrupted = false
  package var lines: LineChanges?
  /// A hash of 16 hexadecimal digits, equal for equal results within a session.
  package var resultHash: String?

  /// Claude Code's ID of the session, if `CLAUDE_SESSION_ID` gives the session another name.
  package var claudeSessionID: String?
  package var toolUseID: String?
  /// Whether the record represents a hook input that wasn't understood.
  package var isRejected = false

  /// The version of the log format.
  package static let version = 1

  package init(timestamp: String, sessionID: String, tool: String, project: String) {
    self.timestamp = timestamp
    self.sessionID = sessionID
    self.tool = tool
    self.project = project
  }

  /// What the call was about, depending on the tool.
  package struct Details {
    package var file: String?
    /// The offset and limit of a read; 0 if not given.
    package var range: (offset: Int, limit: Int)?
    package var command: String?
    package var pattern: String?
    package var path: String?
    package var url: String?
    package var query: String?
    package var skill: String?
    package var subagent: String?
    package var subagentID: String?
    /// The effect of a command on a repository: `commit`, `push` or `pr`.
    package var git: String?

    package init() {}

    /// The details that say nothing about the work itself: skill, subagent, Git operation.
    package var withoutContent: Details {
      var details = Details()
      details.git = git
      details.skill = skill
      details.subagent = subagent
      details.subagentID = subagentID
      return details
    }
  }

  /// The numbers of lines that a change added to a file and removed from it.
  package struct LineChanges: Equatable {
    package var added = 0
    package var removed = 0

    package init(added: Int = 0, removed: Int = 0) {
      self.added = added
      self.removed = removed
    }
  }
}

extension Int {
  /// Returns the sum of two counts, clamped to `Int.max`.
  package func saturatingAdd(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
