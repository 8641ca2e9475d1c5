import Bytes
import Shell

/// The name of a shell command in a report: its program, followed by the subcommand if the program has any.
///
///     cd app && git -C web commit -m x    git commit
///     CI=1 npm test | tail                npm test
///     ls -la src                          ls
enum CommandName {
  /// Programs whose first argument is a subcommand.
  private static let withSubcommands: Set<String> = [
    "apt", "apt-get", "aws", "az", "brew", "bun", "bundle", "cargo", "claude", "composer", "conda",
    "deno", "dnf", "docker", "docker-compose", "dotnet", "flutter", "gcloud", "gh", "git", "glab",
    "go", "gradle", "gradlew", "helm", "just", "kubectl", "launchctl", "make", "mix", "mvn", "nix",
    "npm", "npx", "pip", "pip3", "pnpm", "podman", "poetry", "rails", "rake", "rustup", "swift",
    "systemctl", "terraform", "tofu", "uv", "uvx", "xcrun", "yarn",
  ]

  /// Commands that only prepare for the next one.
  private static let preparations: Set<String> = [
    ".", ":", "alias", "cd", "export", "for", "popd", "pushd", "select", "set", "shopt", "source",
    "true", "ulimit", "umask", "unset",
  ]

  /// Returns the name of a command; nil for one that runs nothing.
  @Sendable static func of(_ command: String) -> String? {
    var first: ProgramCall?
    var found: ProgramCall?
    ShellCommand.forEach(in: command) { command in
      guard found == nil, !command.isNested, let call = ProgramCall(words: command.words[...])
      else { return }
      first = first ?? call
      if !preparations.contains(call.program) { found = call }
    }
    guard let call = found ?? first else { return nil }
    guard withSubcommands.contains(call.program), let word = call.subcommand.first, isPlain(word)
    else { return call.program }
    return "\(call.program) \(word)"
  }

  /// Returns whether a word can be a subcommand rather than a path, a pattern or a variable.
  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.allSatisfy { $0.is(.dashedWord) || $0 == .colon }
  }
}
