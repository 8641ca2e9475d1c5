package import OperatingSystem

/// The folder with the daily files.
package struct LogFolder: Sendable {
  package let folder: Folder
  /// What says which folder Claude Code cleans up; nil where this isn't that one.
  private let environment: Environment?

  package init(_ path: String, _ environment: Environment? = nil) {
    folder = Folder(path)
    self.environment = environment
  }

  /// The folder that the environment names: `CLAUDE_LOG_DIR`, else `logs` in `CLAUDE_CONFIG_DIR`,
  /// else `~/.claude/logs`; nil when that takes `HOME` and it is unset.
  package init?(_ environment: Environment) {
    let path =
      if let named = environment["CLAUDE_LOG_DIR"] {
        environment.expandingPath(named)
      } else {
        environment.claudeFolder?.path(of: "logs")
      }
    guard let path else { return nil }
    self.init(path, environment)
  }

  /// The folder as the one that Claude Code cleans up; nil for any other.
  ///
  /// The hook asks only where it makes the folder: to compare paths takes time.
  package var cleanedUp: CleanedFolder? { environment.flatMap { CleanedFolder(folder, $0) } }

  /// Makes the folder and those above it that are missing, where nothing is deleted from it.
  package func make() throws(Errno) {
    guard let cleanedUp else { return try folder.make() }
    try cleanedUp.make()
  }

  /// The list of what kept the hook from writing records, a line each.
  package var troubleFile: String { folder.path(of: "hook-trouble.log") }
}

extension Environment {
  /// Claude Code's own folder: `CLAUDE_CONFIG_DIR`, else `~/.claude`; nil when that takes `HOME` and it
  /// is unset.
  package var claudeFolder: Folder? {
    expandingPath(self["CLAUDE_CONFIG_DIR"] ?? "~/.claude").map { Folder($0) }
  }
}
