import CommandLineTool
import OperatingSystem

/// Looks at `CLAUDE_CONFIG_DIR`, which Claude Code takes as it is: without a home directory for `~`, and a relative path from
/// the directory in which a session begins (seen in 2.1.332).
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
