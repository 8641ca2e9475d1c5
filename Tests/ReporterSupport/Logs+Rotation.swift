import CommandLineTool
import Foundation
import TestSupport
import Testing

/// Support for testing what rotation must not change.
extension Logs {
  /// The queries that can be answered without day files.
  private static let rotationQueries = [
    ["--by", "day"], ["--by", "month,tool"], ["--by", "project,model"], ["--by", "branch"],
    ["--by", "agent"], ["--by", "server"], ["--by", "tool", "--failed"],
    ["--by", "model", "--project", "shop"], ["--by", "week", "--session", "s2"],
  ]

  /// Returns the reports of all days, without what only day files contain.
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

  /// The names of the files in the directory.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
  }

  /// Returns the text of a file in the directory.
  func text(_ name: String) throws -> String {
    try String(contentsOfFile: directory.path(name), encoding: .utf8)
  }
}

extension Call {
  /// Calls that differ in everything that totals keep, and some identical ones.
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
