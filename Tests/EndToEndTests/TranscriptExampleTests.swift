import Foundation
import TestSupport
import Testing

/// Compares the real reporter's output for the example transcripts, alone and with a log imported from them,
/// with golden files.
struct TranscriptExampleTests {
  private static let stats = Program.built("session-stats")

  private func run(
    _ arguments: [String], logs: String = "/nowhere", _ variables: [String: String] = [:]
  ) throws -> Consequences {
    try Self.stats.run(
      arguments + ["--transcripts", "examples/transcripts"],
      environment: ["HOME": "/home/ada", "TZ": "UTC", "CLAUDE_LOG_DIR": logs]
        .merging(variables) { $1 }, directory: Repository.root.path)
  }

  @Test(arguments: [
    ("summary.txt", []), ("summary.json", ["--json"]), ("summary.md", ["--format", "markdown"]),
    ("summary.csv", ["--format", "csv"]), ("day.txt", ["--date", "2026-01-13"]),
    ("model.txt", ["--by", "model"]), ("model.md", ["--by", "model", "--format", "markdown"]),
    ("agent.csv", ["--by", "agent,model", "--format", "csv"]),
    ("session.json", ["--by", "session", "--json"]), ("tool.txt", ["--by", "tool"]),
    ("failed.json", ["--failed", "--json"]), ("file.txt", ["--by", "file"]),
    ("filters.txt", ["--project", "light*", "--agent", "main", "--branch", "vat-*"]),
  ])
  func `reports what the API billed`(_ name: String, _ arguments: [String]) throws {
    let days = arguments.contains("--date") ? [] : ["--range", "all"]
    let consequences = try run(days + arguments)
    #expect(consequences.status == 0)
    #expect(Golden.difference("\(consequences)", from: "transcripts-\(name)") == nil)
  }

  @Test(arguments: [("txt", []), ("json", ["--json"]), ("csv", ["--format", "csv"])])
  func `compares it with what Claude Code itself counted`(
    _ ending: String, _ arguments: [String]
  ) throws {
    let consequences = try run(["reconcile", "--range", "all"] + arguments)
    #expect(consequences.status == 0)
    #expect(Golden.difference("\(consequences)", from: "reconcile.\(ending)") == nil)
  }

  @Test(arguments: [
    ("summary", ["--range", "all"]), ("session", ["--range", "all", "--by", "session"]),
  ])
  func `reports it on a terminal`(_ name: String, _ arguments: [String]) throws {
    let consequences = try run(arguments, ["CLICOLOR_FORCE": "1", "COLUMNS": "100"])
    let plain = consequences.standardOutput.replacing(#/\u{1B}\[[0-9]+m/#, with: "")
    #expect(plain != consequences.standardOutput)
    #expect(plain.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 100 })
    #expect(Golden.difference(plain, from: "transcripts-terminal-\(name).txt") == nil)
  }

  // MARK: With a log

  /// Creates a directory with a log of the same calls.
  private func logs() throws -> TemporaryDirectory {
    let logs = try TemporaryDirectory()
    let imported = try run(["import"], logs: logs.path)
    #expect(imported.status == 0 && imported.standardOutput.hasPrefix("Imported 14 calls"))
    return logs
  }

  @Test func `reports the bill of all, and each call of either once`() throws {
    let logs = try logs()
    let log = ["--log-dir", logs.path]
    for (name, arguments) in [
      ("summary.txt", []), ("summary.json", ["--json"]), ("summary.md", ["--format", "markdown"]),
      ("project.csv", ["--by", "project", "--format", "csv"]),
      ("project.txt", ["--by", "project"]),
      ("tool.txt", ["--by", "tool"]),
    ] {
      let consequences = try run(
        ["--source", "both", "--range", "all"] + arguments, logs: logs.path)
      #expect(consequences.status == 0)
      #expect(Golden.difference("\(consequences)", from: "both-\(name)") == nil)
      // Without `--source`, a log's directory and transcripts are both read, too.
      #expect(try run(["--range", "all"] + arguments + log) == consequences)
    }
  }

  @Test func `a log and its transcripts estimate the same`() throws {
    let logs = try logs()
    // Only transcripts contain calls that were refused or had no result.
    for tool in ["Read", "Edit", "Grep", "Task", "mcp__tickets__search"] {
      let arguments = ["--range", "all", "--by", "tool,model", "--tool", tool, "--format", "csv"]
      let transcripts = try run(arguments).standardOutput.split(separator: "\r\n")
      let log = try Self.stats.run(
        arguments + ["--log-dir", logs.path], environment: ["HOME": "/home/ada", "TZ": "UTC"]
      ).standardOutput.split(separator: "\r\n")
      try #require(log.count == 2 && transcripts.count == 2, "\(tool)")
      // A log contains durations, too.
      #expect(log[1].hasPrefix(transcripts[1]), "\(tool)")
    }
  }

  @Test func `a budget can be for it`() throws {
    let reached = try run(["budget", "--limit", "0.01", "--date", "2026-01-13"])
    #expect(reached.status == 3)
    #expect(
      Golden.difference("\(reached)", from: "transcripts-budget.txt") == nil)
    let log = try run(["--source", "log"])
    #expect(log.status == 64 && log.standardOutput.isEmpty)
  }
}
