import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

struct SessionStatsTests {
  @Test(arguments: ["--help", "-h"])
  func `shows its help`(_ option: String) {
    let outcome = Logs.run([option])
    #expect(outcome.status == .success)
    #expect(outcome.standardError == "")
    #expect(outcome.standardOutput.hasPrefix("OVERVIEW: "))
    for name in ["range", "date", "project", "json", "log-dir", "help", "version"] {
      #expect(outcome.standardOutput.contains("--\(name)"))
    }
    for name in ["CLAUDE_RATE_INPUT", "CLAUDE_RATE_OUTPUT", "CLAUDE_LOG_DIR"] {
      #expect(outcome.standardOutput.contains(name))
    }
    #expect(outcome.outputLines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: ["--version", "-V"])
  func `shows its version`(_ option: String) {
    #expect(Logs.run([option]) == Outcome("session-stats \(ToolVersion.current)\n"))
  }

  @Test func `shows help whatever else is wrong`() {
    let broken = ["CLAUDE_RATE_INPUT": "x"]
    #expect(Logs.run(["--range", "nonsense", "--help"], environment: broken) == Logs.run(["-h"]))
    #expect(Logs.run(["--help", "--nonsense"]) == Logs.run(["-h"]))
  }

  @Test func `refuses an option that it doesn't know`() {
    #expect(
      Logs.run(["--projcet", "x"])
        == Outcome(
          error: """
            session-stats: unknown option '--projcet'; did you mean '--project'?
            Try 'session-stats --help'.

            """, status: .usage))
  }

  @Test(arguments: [[], ["--json"], ["--range", "all"]])
  func `takes a default directory that isn't there as empty`(_ arguments: [String]) throws {
    let home = try TemporaryDirectory()
    let outcome = Logs.run(arguments, environment: ["HOME": home.path])
    #expect(outcome.status == .success)
    #expect(!outcome.standardOutput.isEmpty)
    let days = arguments.last == "all" ? "all" : "today"
    #expect(
      outcome.errorLines == [
        "session-stats: no records for \(days) in \(home.path)/.claude/logs; there are none yet: "
          + "'claude-hook-log doctor' says why"
      ])
  }

  @Test func `takes logs in the configuration directory as the default`() throws {
    let home = try TemporaryDirectory()
    let environment = ["HOME": home.path, "CLAUDE_CONFIG_DIR": "~/config"]
    try home.makeLogs(in: "config")
    #expect(Logs.run(environment: environment).status == .success)
    try home.write(try Call().line, to: "config/logs/\(Logs.name())")
    let outcome = Logs.run(environment: environment)
    #expect(outcome.section("Summary").first == "  Total operations:  1")
    #expect(outcome.standardError == "")
  }

  @Test func `fails when a directory that was named isn't there`() throws {
    let home = try TemporaryDirectory()
    let missing = home.path("missing")
    for (arguments, environment) in [
      (["--log-dir", missing], ["HOME": home.path]), (["--log-dir", missing], [:]),
      ([], ["CLAUDE_LOG_DIR": missing]), ([], ["HOME": home.path, "CLAUDE_LOG_DIR": "~/missing"]),
      ([], ["HOME": home.path, "CLAUDE_LOG_DIR": "missing"]),
    ] as [([String], [String: String])] {
      let outcome = Logs.run(arguments, environment: environment)
      #expect(outcome.status == .failure)
      #expect(outcome.standardOutput == "")
      #expect(outcome.errorLines == ["session-stats: \(missing): No such file or directory"])
    }
  }

  @Test func `fails when the directory is a file`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write("", to: "file")
    let outcome = Logs.run(["--log-dir", path])
    #expect(outcome.status == .failure)
    #expect(outcome.errorLines == ["session-stats: \(path): Not a directory"])
  }

  @Test func `fails when the default directory can't be read`() throws {
    let home = try TemporaryDirectory()
    let path = try home.write("", to: ".claude/logs")
    let outcome = Logs.run(environment: ["HOME": home.path])
    #expect(outcome.status == .failure)
    #expect(outcome.errorLines == ["session-stats: \(path): Not a directory"])
  }

  @Test func `takes the directory of the command line before that of the environment`() throws {
    let (named, other) = (try Logs(3 * Call()), try Logs([Call()]))
    let outcome = other.run(["--log-dir=\(named.directory.path)"])
    #expect(outcome.section("Summary").first == "  Total operations:  3")
  }

  @Test func `says what is missing without a home directory`() {
    let outcome = Logs.run()
    #expect(outcome.status == .failure)
    #expect(outcome.standardOutput == "")
    #expect(outcome.standardError.contains("HOME"))
    #expect(outcome.standardError.contains("CLAUDE_LOG_DIR"))
    #expect(outcome.standardError.contains("--log-dir"))
  }

  @Test(arguments: [[], ["budget", "--limit", "1"], ["rotate"]])
  func `takes no empty word for a directory`(_ command: [String]) {
    let outcome = Logs.run(command + ["--log-dir", ""], environment: ["HOME": "/nowhere"])
    #expect(outcome.status == .usage)
    #expect(outcome.standardError.contains("--log-dir is empty; expected a directory"))
  }

  @Test func `says when the last records are from where the days have none`() throws {
    let logs = try Logs()
    try logs.write([Call()], daysAgo: 3)
    try logs.write([Call()], daysAgo: 9)
    let outcome = logs.run()
    #expect(outcome.status == .success)
    #expect(
      outcome.errorLines == [
        "session-stats: no records for today in \(logs.directory.path); "
          + "the newest day file is of 2026-01-11"
      ])
    #expect(logs.run(["--date", "3d"]).standardError == "")
  }

  @Test func `speaks of files, not of records, where none could be read`() throws {
    let logs = try Logs()
    try logs.write("nonsense\n")
    let outcome = logs.run()
    #expect(outcome.status == .success)
    #expect(outcome.errorLines.last?.hasSuffix("the newest day file is of \(Logs.today)") == true)
  }

  @Test func `gives no hint beside a file that couldn't be read`() throws {
    let logs = try Logs()
    try FileManager.default.createDirectory(
      atPath: logs.path(), withIntermediateDirectories: false)
    #expect(logs.run().errorLines == ["session-stats: \(logs.path()): not a regular file"])
  }
}
