import CommandLineTool
import Foundation
import TestSupport
import Testing
import Transcripts

/// What rotation must leave as it is.
extension Logs {
  /// What can be told of calls whose day files are gone.
  private static let rotationQueries = [
    ["--by", "day"], ["--by", "month,tool"], ["--by", "project,model"], ["--by", "branch"],
    ["--by", "agent"], ["--by", "server"], ["--by", "tool", "--failed"],
    ["--by", "model", "--project", "shop"], ["--by", "week", "--session", "s2"],
  ]

  /// The reports of all days, without what only day files can tell.
  func reports(_ queries: [[String]] = rotationQueries) throws -> [String] {
    try queries.map { query in
      let outcome = run(
        ["--json", "--range", "all"] + query, environment: ["CLAUDE_RATE_OUTPUT": "0.123"])
      var object = try #require(
        JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8)) as? [String: Any])
      object["data"] = nil
      var summary = try #require(object["summary"] as? [String: Any])
      var durations = try #require(summary["duration_ms"] as? [String: Any])
      for member in ["p50", "p95", "max"] { durations[member] = nil }
      summary["duration_ms"] = durations
      object["summary"] = summary
      return String(
        decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]),
        as: UTF8.self)
    }
  }

  /// The names in the directory.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
  }

  /// What a file in the directory holds.
  func text(_ name: String) throws -> String {
    try String(contentsOfFile: directory.path(name), encoding: .utf8)
  }
}

extension Call {
  /// Calls that differ in all that totals keep, and some that differ in nothing.
  static let various: [Call] =
    [
      Call(session: "s2", model: "claude-opus-5", agent: "Explore", input: 9, output: 4),
      Call(tool: "mcp__github__search", project: "shop", directory: "~/a/shop", duration: 7),
      Call(
        project: "shop", directory: "~/b/shop", branch: "main", exitCode: 1, added: 3, removed: 1),
      Call(tool: "Edit", session: nil, project: nil, file: "a.swift", error: "no"),
      Call(isRejected: true), Call(tool: "\"quoted\"\u{1b}[31m 名前", model: "GPT \\ 5"),
    ] + 3 * Call(input: 1, output: 2, duration: 50)
}
