package import OperatingSystem

/// The directory with the daily files.
package struct LogDirectory: Sendable {
  package let directory: Directory
  /// What says which directory Claude Code cleans up; nil where this isn't that one.
  private let environment: Environment?

  package init(_ path: String, _ environment: Environment? = nil) {
    directory = Directory(path)
    self.environment = environment
  }

  /// The directory that the environment names: `CLAUDE_LOG_DIR`, else `logs` in `CLAUDE_CONFIG_DIR`,
  /// else `~/.claude/logs`; nil when that takes `HOME` and it is unset.
  package init?(_ environment: Environment) {
    let path =
      if let named = environment["CLAUDE_LOG_DIR"] {
        environment.expandingPath(named)
      } else {
        environment.claudeDirectory?.path(of: "logs")
      }
    guard let path else { return nil }
    self.init(path, environment)
  }

  /// The directory as the one that Claude Code cleans up; nil for any other.
  ///
  /// The hook asks only where it makes the directory: to compare paths takes time.
  package var cleanedUp: CleanedDirectory? {
    environment.flatMap { CleanedDirectory(directory, $0) }
  }

  /// Makes the directory and those above it that are missing, where nothing is deleted from it.
  package func make() throws(Errno) {
    guard let cleanedUp else { return try directory.make() }
    try cleanedUp.make()
  }

  /// The list of what kept the hook from writing records, a line each.
  package var troubleFile: String { directory.path(of: "hook-trouble.log") }
}

extension Environment {
  /// Claude Code's own directory: `CLAUDE_CONFIG_DIR`, else `~/.claude`; nil when that takes `HOME` and it
  /// is unset.
  package var claudeDirectory: Directory? {
    expandingPath(self["CLAUDE_CONFIG_DIR"] ?? "~/.claude").map { Directory($0) }
  }
}
