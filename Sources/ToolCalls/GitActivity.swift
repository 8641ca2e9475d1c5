package import JSONLines
import Shell

/// What a shell command does to the history of a repository; of several things the one that says
/// most.
package enum GitActivity: String {
  case push
  case commit
  case pullRequest = "pr"

  /// What a shell's command does, by the commands in it; nil when it is none of this.
  package init?(command: String) {
    guard command.utf8.mayNameGit else { return nil }
    var hasPush = false
    var hasCommit = false
    var hasPullRequest = false
    ShellCommand.forEach(in: command) { command in
      switch GitActivity(words: command.words[...]) {
      case .push: hasPush = true
      case .commit: hasCommit = true
      case .pullRequest: hasPullRequest = true
      case nil: break
      }
    }
    self.init(hasPush: hasPush, hasCommit: hasCommit, hasPullRequest: hasPullRequest)
  }

  /// What Claude Code itself noticed of a command: the response's `gitOperation`, an object with a
  /// member for each thing that was done (Agent SDK, 0.2.186).
  package init?(operation value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    let operation = try JSONObject(value, in: bytes)
    let pullRequest = try JSONObject(operation.value("pr", in: bytes), in: bytes)
    let isOpened =
      !pullRequest.has("action", in: bytes)
      || pullRequest.member("action", equals: "created", in: bytes)
    self.init(
      hasPush: operation.has("push", in: bytes), hasCommit: operation.has("commit", in: bytes),
      hasPullRequest: operation.has("pr", in: bytes) && isOpened)
  }

  private init?(hasPush: Bool, hasCommit: Bool, hasPullRequest: Bool) {
    if hasPullRequest {
      self = .pullRequest
    } else if hasCommit {
      self = .commit
    } else if hasPush {
      self = .push
    } else {
      return nil
    }
  }

  /// What one command does, by its words.
  private init?(words: ArraySlice<String>) {
    guard let command = ProgramCall(words: words),
      !command.arguments.contains(where: { ["--help", "-h", "--dry-run"].contains($0) })
    else { return nil }
    switch command.program {
    case "git":
      switch command.subcommand.first {
      case "commit": self = .commit
      case "push" where !command.subcommand.contains("-n"): self = .push
      default: return nil
      }
    case "gh":
      let verb = command.withoutOptions(command.subcommand.dropFirst()).first
      guard command.subcommand.first == "pr", verb == "create" || verb == "new" else { return nil }
      self = .pullRequest
    default: return nil
    }
  }
}

extension JSONObject {
  /// Whether a member is there and not null.
  fileprivate func has(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    value(name, in: bytes).map { $0.kind != .null } ?? false
  }
}

extension String.UTF8View {
  /// Whether `git` or `gh` can be in it: most commands needn't be looked at more closely.
  fileprivate var mayNameGit: Bool {
    var previous: UInt8 = 0
    for byte in self {
      if previous == UInt8(ascii: "g"), byte == UInt8(ascii: "i") || byte == UInt8(ascii: "h") {
        return true
      }
      previous = byte
    }
    return false
  }
}
