package import POSIX

/// The folder with the daily files.
package struct LogFolder: Sendable {
  package let folder: Folder

  package init(_ path: String) { folder = Folder(path) }

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
    self.init(path)
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
