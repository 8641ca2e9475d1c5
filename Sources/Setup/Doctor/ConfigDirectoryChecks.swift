import Bytes
import CommandLineTool
import OperatingSystem

/// Checks `CLAUDE_CONFIG_DIR`.
///
/// Claude Code uses it literally: it doesn't expand `~`, and resolves a relative path against the session's
/// working directory (observed in 2.1.332).
enum ConfigDirectoryChecks {
  private static let name = "CLAUDE_CONFIG_DIR"

  /// Returns the finding; nil if the variable is unset or an absolute path.
  static func check(in environment: Environment) -> Check? {
    guard let value = environment[name] else {
      guard environment.isEmpty(name) else { return nil }
      return .trouble(
        .environment, as: .configDirectory,
        "\(name) is set and empty: Claude Code looks for its settings where a session begins",
        fix: "unset \(name)")
    }
    guard value.utf8.first != .slash, let path = environment.expandingPath(value) else {
      return nil
    }
    return .trouble(
      .environment, as: .configDirectory,
      "\(name) is \(value), which Claude Code takes from the directory where a session begins",
      fix: "export \(name)=\(path.shellQuoted) where your shell starts")
  }
}
