import JSONLines

/// What a shell command does to the history of a repository; of several things the one that says
/// most.
enum GitActivity: String {
  case push
  case commit
  case pullRequest = "pr"

  private static let mostTelling: [GitActivity] = [.pullRequest, .commit, .push]

  /// What a shell's command does, by the commands in it; nil when it is none of this.
  init?(command: String) {
    guard command.utf8.mayNameGit else { return nil }
    var found: [GitActivity] = []
    ShellCommands.forEach(in: command) { words in
      if let activity = GitActivity(words: words[...]) { found.append(activity) }
    }
    self.init(mostTellingOf: found)
  }

  /// What Claude Code itself noticed of a command: the response's `gitOperation`, an object with a
  /// member for each thing that was done (Agent SDK, 0.2.186).
  init?(operation value: JSONValue?, in bytes: Span<UInt8>) throws(JSONError) {
    let operation = try JSONObject(value, in: bytes)
    let pullRequest = try JSONObject(operation.value("pr", in: bytes), in: bytes)
    var found: [GitActivity] = []
    if operation.has("commit", in: bytes) { found.append(.commit) }
    if operation.has("push", in: bytes) { found.append(.push) }
    let isOpened =
      !pullRequest.has("action", in: bytes)
      || pullRequest.member("action", equals: "created", in: bytes)
    if operation.has("pr", in: bytes), isOpened {
      found.append(.pullRequest)
    }
    self.init(mostTellingOf: found)
  }

  private init?(mostTellingOf found: [GitActivity]) {
    guard let first = Self.mostTelling.first(where: found.contains) else { return nil }
    self = first
  }

  /// What one command does, by its words.
  private init?(words: ArraySlice<String>) {
    guard let (program, arguments) = Self.program(of: words),
      !arguments.contains(where: { ["--help", "-h", "--dry-run"].contains($0) })
    else { return nil }
    switch program {
    case "git":
      let subcommand = Self.withoutGlobalOptions(arguments)
      switch subcommand.first {
      case "commit": self = .commit
      case "push" where !subcommand.contains("-n"): self = .push
      default: return nil
      }
    case "gh":
      let subcommand = Self.skippingOptions(arguments, withValue: ["-R", "--repo"])
      let verb = Self.skippingOptions(subcommand.dropFirst(), withValue: ["-R", "--repo"]).first
      guard subcommand.first == "pr", verb == "create" || verb == "new" else { return nil }
      self = .pullRequest
    default: return nil
    }
  }

  /// The program that a command runs and its arguments, behind assignments and other programs that
  /// run it.
  private static func program(
    of words: ArraySlice<String>
  ) -> (String, ArraySlice<String>)? {
    var rest = words
    while let word = rest.popFirst() {
      switch word {
      case "then", "do", "else", "if", "elif", "while", "until", "!", "{", "time", "nohup",
        "exec", "builtin":
        rest = skippingOptions(rest, withValue: [])
      case "command":
        // With -v it only says where a program is.
        if let option = rest.first, option.hasPrefix("-"), option.lowercased().contains("v") {
          return nil
        }
        rest = skippingOptions(rest, withValue: [])
      case "env", "nice": rest = skippingOptions(rest, withValue: ["-u", "-C", "-n"])
      case "sudo": rest = skippingOptions(rest, withValue: ["-u", "-g"])
      case "timeout": rest = skippingOptions(rest, withValue: ["-k", "-s"]).dropFirst()
      case _ where isAssignment(word): continue
      default:
        let name = word.utf8.lastIndex(of: UInt8(ascii: "/")).map { word.utf8.index(after: $0) }
        return (String(word[(name ?? word.startIndex)...]), rest)
      }
    }
    return nil
  }

  /// The subcommand of git and what follows (git(1), "OPTIONS").
  private static func withoutGlobalOptions(_ arguments: ArraySlice<String>) -> ArraySlice<String> {
    skippingOptions(
      arguments,
      withValue: ["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--config-env"])
  }

  /// The words from the first on that is no option and no option's value.
  private static func skippingOptions(
    _ words: ArraySlice<String>, withValue: [String]
  ) -> ArraySlice<String> {
    var rest = words
    while let word = rest.first, word.hasPrefix("-") {
      let isCluster = !word.hasPrefix("--") && word.utf8.count > 2
      let option = isCluster ? "-\(word.suffix(1))" : word
      rest = rest.dropFirst(withValue.contains(option) ? 2 : 1)
    }
    return rest
  }

  /// Whether a word in front of a command sets a variable for it.
  private static func isAssignment(_ word: String) -> Bool {
    guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")), sign > word.startIndex else {
      return false
    }
    let name = word.utf8[..<sign].prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "+") }
    return !name.isEmpty
      && name.allSatisfy {
        $0 == UInt8(ascii: "_") || 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0
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
