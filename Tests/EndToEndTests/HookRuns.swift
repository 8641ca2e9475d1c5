import Foundation
import TestSupport

/// Runs of the real hook, each into a folder of its own.
enum HookRuns {
  static let hook = Program.built("claude-hook-log")

  /// The names of the example inputs.
  static func examples() throws -> [String] {
    try Repository.names(in: "examples/hook-inputs").filter { $0.hasSuffix(".json") }
  }

  static func example(_ name: String) throws -> Data {
    try Repository.data("examples/hook-inputs/\(name)")
  }

  /// The variables of a run that logs into `folder`.
  static func environment(_ folder: TemporaryFolder) -> [String: String] {
    ["HOME": "/home/ada", "CLAUDE_LOG_DIR": folder.path("logs"), "TZ": "UTC"]
  }

  /// The text of the day files that runs left in `folder`.
  static func log(in folder: TemporaryFolder) throws -> String {
    guard FileManager.default.fileExists(atPath: folder.path("logs")) else { return "" }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path("logs")).sorted()
      .filter { $0.hasPrefix("activity-") }
      .map { try folder.read("logs/\($0)") }.joined()
  }

  /// The text with the time of the run, which no test can know, written as `<now>`.
  static func withoutTime(_ log: String) -> String {
    log.replacing(#/"timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/#, with: #""timestamp":"<now>""#)
  }
}
