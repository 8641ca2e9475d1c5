import Foundation
import TestSupport

/// A log in which every member of the records contains given names.
struct HostileLog {
  static let day = "activity-2026-01-14.jsonl"
  let directory: TemporaryDirectory

  init(_ names: [String]) throws {
    directory = try TemporaryDirectory()
    var lines = ""
    for (index, name) in names.enumerated() {
      for tool in [name, "Edit", "Bash", "mcp__\(name)__call"] {
        let record: [String: Any] = [
          "timestamp": "2026-01-14T10:30:\(10 + index % 50)Z", "tool": tool, "session_id": name,
          "project": name, "project_dir": "/src/\(name)", "branch": name, "model": name,
          "agent": name, "file": name, "command": name, "skill": name, "error": name,
          "tokens": ["input": 4, "output": 2, "total": 6], "exit_code": index % 2,
        ]
        // Each line must be a complete record, whatever it contains.
        lines += String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
        lines += "\n"
      }
    }
    try directory.write(lines, to: "logs/\(Self.day)")
  }

  /// Runs the reporter on the log.
  func report(
    _ arguments: [String], _ variables: [String: String] = [:], logs: String = "logs"
  ) throws -> Consequences {
    try ReportRuns.stats.run(
      ["--range", "all", "--log-dir", directory.path(logs)] + arguments,
      environment: ["HOME": directory.path, "TMPDIR": directory.path, "TZ": "UTC"]
        .merging(variables) { $1 })
  }
}
