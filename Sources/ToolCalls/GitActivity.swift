import Bytes
package import JSONLines
import Shell

/// The change that a shell command makes to a repository's history; of several the most significant.
package enum GitActivity: String {
  case push
  case commit
  case pullRequest = "pr"

  /// Finds the activity in the commands of a shell command; nil if there is none.
  package init?(command: String) {
    guard command.utf8.mayNameGit else { return nil }
    var most: GitActivity?
    ShellCommand.forEach(in: command) { command in
      let activity = GitActivity(words: command.words[...])
      if let activity, activity.rank > most?.rank ?? 0 { most = activity }
    }
    guard let most else { return nil }
    self = most
  }

  /// Reads what Claude Code itself recognized: the response's `gitOperation`, an object with a member for
  /// each operation (Agent SDK, 0.2.186).
  package init?(operation value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    let operation = try JSONObject(value, in: bytes)
    let pullRequest = try JSONObject(operation.value("pr", in: bytes), in: bytes)
    let isOpened =
      !pullRequest.has("action", in: bytes)
      || pullRequest.member("action", equals: "created", in: bytes)
    if operation.has("pr", in: bytes), isOpened {
      self = .pullRequest
    } else if operation.has("commit", in: bytes) {
      self = .commit
    } else if operation.has("push", in: bytes) {
      self = .push
    } else {
      return nil
    }
  }

  /// The order of importance; 1 is the least important.
  private var rank: Int { self == .pullRequest ? 3 : self == .commit ? 2 : 1 }

  /// Finds the activity of a single command by its words.
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
  /// Returns whether a member exists and isn't null.
  fileprivate func has(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    value(name, in: bytes).map { $0.kind != .null } ?? false
  }
}

extension String.UTF8View {
  /// Whether the text may name `git` or `gh`; most commands don't, and need no closer look.
  fileprivate var mayNameGit: Bool {
    var previous: UInt8 = 0
    for byte in self {
      if previous == "g", byte == "i" || byte == "h" { return true }
      previous = byte
    }
    return false
  }
}
