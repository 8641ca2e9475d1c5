package import OperatingSystem

/// The directory of the day files.
package struct LogDirectory: Sendable {
  package let directory: Directory
  /// The environment that determines which directory Claude Code cleans up; nil if this isn't that directory.
  private let environment: Environment?

  package init(_ path: String, in environment: Environment? = nil) {
    directory = Directory(path)
    self.environment = environment
  }

  /// Creates the directory that the environment names; nil if `HOME` is needed but unset.
  ///
  /// This is `CLAUDE_LOG_DIR`, or else `logs` in `CLAUDE_CONFIG_DIR`, or else `~/.claude/logs`.
  package init?(in environment: Environment) {
    let path =
      if let named = environment.pathText("CLAUDE_LOG_DIR") {
        environment.expandingPath(named)
      } else {
        environment.claudeDirectory?.path(of: "logs")
      }
    guard let path else { return nil }
    self.init(path, in: environment)
  }

  /// The directory as the one that Claude Code cleans up; nil for any other.
  ///
  /// Comparing paths takes time, so the hook asks only when it creates the directory.
  package var cleanedUp: CleanedDirectory? {
    environment.flatMap { CleanedDirectory(directory, in: $0) }
  }

  /// Creates the directory and its missing parents, in such a way that Claude Code deletes nothing from it.
  package func make() throws(Errno) {
    guard let cleanedUp else { return try directory.make() }
    try cleanedUp.make()
  }

  /// The reason to refuse a file that another user may have planted in the directory.
  package static let foreignFile: StaticString =
    "it belongs to another user, in a directory that others can write to"

  /// The path of the log of errors, a line each.
  package var troubleFile: String { directory.path(of: "hook-trouble.log") }
}

extension Environment {
  /// Claude Code's own directory: `CLAUDE_CONFIG_DIR`, or else `~/.claude`; nil if `HOME` is needed but unset.
  package var claudeDirectory: Directory? {
    expandingPath(pathText("CLAUDE_CONFIG_DIR") ?? "~/.claude").map { Directory($0) }
  }
}
