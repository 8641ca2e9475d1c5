import CommandLineTool
import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Setup

struct SettingsScopeTests {
  private func exists(_ name: String, in runs: SetupRuns) -> Bool {
    FileManager.default.fileExists(atPath: runs.home.path(name))
  }

  @Test(arguments: [
    ("user", ".claude/settings.json"), ("project", ".claude/settings.json"),
    ("local", ".claude/settings.local.json"),
  ])
  func `says which file is changed`(scope: String, file: String) throws {
    let runs = try SetupRuns(["CLAUDE_CONFIG_DIR": "~/config"])
    _ = try runs.run("install", ["--scope", scope])
    #expect(exists(scope == "user" ? "config/settings.json" : file, in: runs))
    #expect(exists("config/backups", in: runs))
    #expect(exists(".claude", in: runs) == (scope != "user"))
    _ = try runs.run("uninstall", ["--scope", scope])
    #expect(!exists("config/settings.json", in: runs))
    #expect(!exists(file, in: runs))
  }

  @Test func `takes the directory that it is called in for the project, as Claude Code does`()
    throws
  {
    let directory = try TemporaryDirectory()
    let runs = try SetupRuns(["CLAUDE_PROJECT_DIR": directory.path])
    _ = try runs.install("--scope=project")
    #expect(try directory.names() == [])
    #expect(runs.settings != nil)
  }

  @Test
  func `names the program by its bare name where a team shares it, and says if that isn't it`()
    throws
  {
    let runs = try SetupRuns()
    let outcome = try runs.install("--scope", "project")
    #expect(runs.settings?.contains(#""command": "claude-hook-log","#) == true)
    #expect(outcome.standardError.contains("isn't what claude-hook-log means on this PATH"))
    // A relative directory means another place in each session.
    let relative = try SetupRuns(["PATH": "bin"])
    #expect(try relative.install("--scope", "project").standardError.contains("on this PATH"))
    let bin = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      atPath: bin.path("claude-hook-log"), withDestinationPath: runs.program)
    let found = try SetupRuns(["PATH": bin.path])
    let shared = try found.run(
      "install", ["--scope", "project"], as: bin.path("claude-hook-log"))
    #expect(shared.standardError == "")
    #expect(found.settings == runs.settings)
  }

  @Test func `names the program by its path where nobody shares it`() throws {
    let runs = try SetupRuns()
    _ = try runs.install("--scope", "local")
    let settings = try runs.home.read(".claude/settings.local.json")
    #expect(settings.contains("\"command\": \"\(runs.program)\""))
  }

  @Test func `takes another file when it is named, but makes no directory for that`() throws {
    let runs = try SetupRuns()
    let outcome = try runs.install("--settings", runs.home.path("no/s.json"))
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.contains("there is no directory \(runs.home.path("no"))"))
    #expect(try runs.home.names() == ["bin"])
    try runs.home.write("{\"a\":1}", to: "s.json")
    #expect(try runs.install("--settings", runs.home.path("s.json")).status == .success)
    #expect(try runs.home.read("s.json").hasPrefix(#"{"a":1,"hooks":{"#))
    _ = try runs.uninstall("--settings", runs.home.path("s.json"))
    #expect(try runs.home.read("s.json") == "{\"a\":1}")
  }

  @Test(arguments: [
    ["--scope", "team"], ["--scope"], ["--settings", ""], ["--scop", "user"], ["x"],
  ])
  func `is wrong usage where it isn't known`(arguments: [String]) throws {
    let runs = try SetupRuns()
    for command in ["install", "uninstall"] {
      #expect(throws: UsageError.self) { try runs.run(command, arguments) }
    }
    #expect(try runs.home.names() == ["bin"])
  }

  @Test func `needs to know where the user's directory is`() throws {
    let runs = try SetupRuns(["HOME": ""])
    for arguments in [[], ["--scope", "project"], ["--settings", runs.home.path("s.json")]] {
      #expect {
        try runs.run("install", arguments)
      } throws: {
        "\($0)".contains("set HOME or CLAUDE_CONFIG_DIR")
      }
    }
    let configured = try SetupRuns(["HOME": "", "CLAUDE_CONFIG_DIR": runs.home.path("config")])
    #expect(try configured.install().status == .success)
    #expect(exists("config/settings.json", in: runs))
  }
}
