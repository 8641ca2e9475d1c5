import CommandLineTool
import OperatingSystem

/// Checks `CLAUDE_CONFIG_DIR`.
///
/// Claude Code uses it literally: it doesn't expand `~`, and resolves a relative path against the session's
/// working directory (observed in 2.1.332).
struct ConfigDirectoryChecks {
  private static let name = "CLAUDE_CONFIG_DIR"

  let checks: [Check]

  init(_ environment: Environment) {
    let value = environment[Self.name]
    guard let value else {
      checks =
        environment.isEmpty(Self.name)
        ? [
          .trouble(
            .environment, as: .configDirectory,
            "\(Self.name) is set and empty: Claude Code looks for its settings where a session begins",
            mend: "unset \(Self.name)")
        ] : []
      return
    }
    guard value.utf8.first != UInt8(ascii: "/"), let path = environment.expandingPath(value) else {
      checks = []
      return
    }
    checks = [
      .trouble(
        .environment, as: .configDirectory,
        "\(Self.name) is \(value), which Claude Code takes from the directory where a session begins",
        mend: "export \(Self.name)=\(path.shellQuoted) where your shell starts")
    ]
  }
}
