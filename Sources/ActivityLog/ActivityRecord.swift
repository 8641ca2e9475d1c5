/// One tool call as the log keeps it.
///
/// A member without a value is left out of the log, so nearly all are optional. The names in the
/// log are those of `RecordMember`; what each holds and where it comes from is in
/// `docs/log-format.md`.
package struct ActivityRecord {
  /// UTC, `2026-01-14T15:30:00Z`.
  package var timestamp: String
  package var sessionID: String
  package var tool: String

  package var details = Details()

  /// The last component of the project directory.
  package var project: String
  /// The worktree of the project in which the call was made, of those that Claude Code makes.
  package var worktree: String?
  /// The project directory, `~` for the home directory.
  package var projectDirectory: String?
  /// The branch that was checked out; 12 digits of the commit where none was.
  package var branch: String?
  /// The model that made the call, as its responses name it.
  package var model: String?
  /// The type of the subagent that made the call, and its id.
  package var agent: String?
  package var agentID: String?

  package var tokens = Tokens()
  package var characters = Characters()
  package var durationMilliseconds: Int?

  package var exitCode: Int?
  /// The first line of an error that says something; there for every failure.
  package var error: String?
  package var isInterrupted = false
  package var lines: LineChanges?
  /// 16 hexadecimal digits that are the same for the same result in the same session.
  package var resultHash: String?

  /// What Claude Code calls the session, when `CLAUDE_SESSION_ID` gives it another name.
  package var claudeSessionID: String?
  package var toolUseID: String?
  /// Whether it stands for an input that wasn't understood.
  package var isRejected = false

  /// The version of the log's format.
  package static let version = 1

  package init(timestamp: String, sessionID: String, tool: String, project: String) {
    self.timestamp = timestamp
    self.sessionID = sessionID
    self.tool = tool
    self.project = project
  }

  /// What the call was about, by kind of tool.
  package struct Details {
    package var file: String?
    /// Offset and limit of a read, 0 for the one that wasn't given.
    package var range: (offset: Int, limit: Int)?
    package var command: String?
    package var pattern: String?
    package var path: String?
    package var url: String?
    package var query: String?
    package var skill: String?
    package var subagent: String?
    package var subagentID: String?
    /// What a command did to a repository: `commit`, `push` or `pr`.
    package var git: String?

    package init() {}

    /// Only what says nothing of the work itself: which skill, which subagent, that it was a commit.
    package var withoutContent: Details {
      var details = Details()
      details.git = git
      details.skill = skill
      details.subagent = subagent
      details.subagentID = subagentID
      return details
    }
  }

  /// Estimated tokens by their meaning on an invoice: `input` is what the call adds to the model's
  /// input (its result), `output` what the model wrote (its arguments).
  package struct Tokens: Equatable {
    package var input = 0
    package var output = 0
    package var total: Int { input.saturatingAdd(output) }

    package init(input: Int = 0, output: Int = 0) {
      self.input = input
      self.output = output
    }
  }

  /// The Unicode scalars behind the estimate.
  package struct Characters: Equatable {
    package var arguments = 0
    package var result = 0

    package init(arguments: Int = 0, result: Int = 0) {
      self.arguments = arguments
      self.result = result
    }
  }

  /// Lines that a change added to a file and removed from it.
  package struct LineChanges: Equatable {
    package var added = 0
    package var removed = 0

    package init(added: Int = 0, removed: Int = 0) {
      self.added = added
      self.removed = removed
    }
  }
}
