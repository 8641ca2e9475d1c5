import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests the warning about a directory in which Claude Code deletes old files.
struct LogSearchTests {
  private let home: TemporaryDirectory
  private let call: String

  init() throws {
    home = try TemporaryDirectory()
    call = try Call().line + "\n"
  }

  private var warning: String {
    "session-stats: Claude Code deletes what hasn't changed for 30 days in \(home.path)/.claude/logs; "
      + "'claude-hook-log doctor' says how to keep it"
  }

  private func errors(
    _ arguments: [String] = [], _ variables: [String: String] = [:]
  ) -> [String] {
    Logs.run(arguments, environment: ["HOME": home.path].merging(variables) { $1 }).errorLines
  }

  @Test(arguments: [[], ["--json"], ["--by", "tool"], ["--format", "csv"], ["--source", "both"]])
  func `says in one line that files are in danger, and reports as ever`(_ arguments: [String])
    throws
  {
    try home.write(call, to: "elsewhere/\(Logs.name())")
    let elsewhere = ["HOME": home.path, "CLAUDE_LOG_DIR": home.path("elsewhere")]
    let usual = Logs.run(arguments, environment: elsewhere)
    #expect(usual.errorLines == [])
    try home.write(call, to: ".claude/logs/\(Logs.name())")
    let outcome = Logs.run(arguments, environment: ["HOME": home.path])
    #expect(outcome.status == .success)
    #expect(outcome.errorLines == [warning])
    #expect(outcome.standardOutput == usual.standardOutput)
  }

  @Test(arguments: [
    "activity-2020-01-01.jsonl", "totals-2020-01.ndjson", "ada/activity-2020-01-01.jsonl",
  ])
  func `says it of whatever would go`(_ name: String) throws {
    try home.write("", to: ".claude/logs/\(name)")
    #expect(errors().first == warning)
    #expect(errors([], ["CLAUDE_LOG_DIR": "~/.claude/logs/"]).first == warning)
    #expect(errors(["--log-dir", home.path(".claude/logs")]).first == warning)
  }

  @Test func `says nothing where nothing is in danger`() throws {
    try home.write("", to: ".claude/logs/other")
    #expect(
      errors(["--range", "all"]).count == 1 && errors().first?.contains("no records") == true)
    try home.write(call, to: "logs/\(Logs.name())")
    #expect(errors(["--log-dir", home.path("logs")]) == [])
    try FileManager.default.removeItem(atPath: home.path(".claude/logs"))
    try home.makeLogs(in: ".claude")
    try home.write(call, to: ".claude/logs/\(Logs.name())")
    #expect(errors() == [])
  }

  @Test func `a budget has its own line alone`() throws {
    try home.write(call, to: ".claude/logs/\(Logs.name())")
    #expect(errors(["budget", "--limit", "0.0000001"]) == [])
  }

  // MARK: A list of Claude Code's directories

  /// Returns the number of calls in a report, with a list of directories.
  private func count(_ list: String, _ variables: [String: String] = [:]) throws -> String? {
    let list = list.split(separator: ",").map { home.path(String($0)) }.joined(separator: ",")
    let variables = ["CLAUDE_CONFIG_DIR": list].merging(variables) { $1 }
    let outcome = Logs.run(["--json", "--source", "log"], environment: variables)
    #expect(outcome.status == .success)
    return try ReportValues(outcome)["summary.total_operations"]
  }

  @Test func `each directory that CLAUDE_CONFIG_DIR lists may have a log`() throws {
    try home.makeLogs(in: "one")
    try home.makeLogs(in: "two")
    try home.makeDirectories("none")
    try home.write(call, to: "one/logs/\(Logs.name())")
    let other = try Call(id: "other").line + "\n"
    try home.write(other + other, to: "two/logs/\(Logs.name())")
    try home.write(call + call + call, to: "elsewhere/\(Logs.name())")
    for (list, expected) in [
      ("one", "1"), ("one,two", "3"), ("two,none,missing", "2"), ("one,two,one", "3"),
      ("none,missing", "0"),
    ] {
      #expect(try count(list) == expected, "\(list)")
    }
    #expect(try count("one,two", ["CLAUDE_LOG_DIR": home.path("elsewhere")]) == "3")
  }

  @Test func `a directory that is listed twice has its trouble once`() throws {
    try home.makeLogs(in: "one")
    try home.write(call, to: "one/logs/\(Logs.name())")
    try home.write("2026-01-14T10:00:00Z no space\n", to: "one/logs/hook-trouble.log")
    let list = "\(home.path("one")),\(home.path("one"))"
    let values = try ReportValues(
      Logs.run(["--json", "--source", "log"], environment: ["CLAUDE_CONFIG_DIR": list]))
    #expect(values["data.troubles"] == "1")
  }

  @Test func `reads the log while the link to it is missing`() throws {
    try home.write(call, to: ".claude/activity/\(Logs.name())")
    let outcome = Logs.run(environment: ["HOME": home.path])
    #expect(outcome.errorLines == [])
    #expect(outcome.standardOutput.contains(#/Total operations:? +1\n/#))
  }
}
