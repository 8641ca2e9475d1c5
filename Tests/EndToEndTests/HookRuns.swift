import Foundation
import TestSupport

/// Runs of the real hook, each with a directory of its own.
enum HookRuns {
  static let hook = Program.built("claude-hook-log")

  /// Returns the names of the example inputs.
  static func examples() throws -> [String] {
    try Repository.names(in: "examples/hook-inputs").filter { $0.hasSuffix(".json") }
  }

  static func example(_ name: String) throws -> Data {
    try Repository.data("examples/hook-inputs/\(name)")
  }

  /// The sets of variables that change what the hook writes; each is tried with all examples.
  static let variations: [[String: String]] = [
    [:], ["CLAUDE_LOG_TOKENS": "off"], ["CLAUDE_LOG_DETAILS": "0"],
    ["CLAUDE_SESSION_ID": "review"], ["CLAUDE_PROJECT_DIR": "/home/ada/src"],
  ]

  /// Returns the log of each example under one of the variations.
  static func exampleLogs(_ variables: [String: String]) throws -> [String] {
    try logsOfExamples.get()[variables] ?? []
  }

  /// Created once for all tests.
  private static let logsOfExamples = Result {
    try Dictionary(
      uniqueKeysWithValues: Tier.sample(variations, each: 2).map { variables in
        let logs = try examples().map { name in
          let directory = try TemporaryDirectory()
          _ = try hook.run(
            input: example(name), environment: environment(directory).merging(variables) { $1 },
            directory: "/tmp")
          return try log(in: directory)
        }
        return (variables, logs)
      })
  }

  /// Returns the variables of a run that logs to `directory`.
  static func environment(_ directory: TemporaryDirectory) -> [String: String] {
    ["HOME": "/home/ada", "CLAUDE_LOG_DIR": directory.path("logs"), "TZ": "UTC"]
  }

  /// Returns the text of the day files that runs created in `directory`.
  static func log(in directory: TemporaryDirectory) throws -> String {
    guard FileManager.default.fileExists(atPath: directory.path("logs")) else { return "" }
    return try FileManager.default.contentsOfDirectory(atPath: directory.path("logs")).sorted()
      .filter { $0.hasPrefix("activity-") }
      .map { try directory.read("logs/\($0)") }.joined()
  }

  /// Returns the text with the unpredictable time of the run replaced by `<now>`.
  static func withoutTime(_ log: String) -> String {
    log.replacing(#/"timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/#, with: #""timestamp":"<now>""#)
  }
}
