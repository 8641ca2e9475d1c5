import Foundation
import TestSupport
import Testing

struct SettingsSourceTests {
  private let runs: DoctorRuns

  init() throws { runs = try DoctorRuns() }

  /// Returns the paths of the files that register the first event.
  private func registered(_ runs: DoctorRuns) throws -> [String] {
    try runs.report().checks.filter { $0.check == "registered" && $0.status == "ok" }
      .map {
        String($0.message.split(separator: " ")[1].dropFirst(runs.directory.path.utf8.count + 1))
      }
  }

  @Test(arguments: [
    ("user", "home/.claude/settings.json"), ("project", "project/.claude/settings.json"),
    ("local", "project/.claude/settings.local.json"),
    ("managed/managed-settings.json", "managed/managed-settings.json"),
    ("managed/managed-settings.d/a.json", "managed/managed-settings.d/a.json"),
  ])
  func `reads every file that a session reads`(_ scope: String, _ path: String) throws {
    try runs.write(DoctorRuns.settings(runs.program), to: scope)
    #expect(try registered(runs) == [path, path])
  }

  @Test(arguments: [
    "managed/managed-settings.d/.a.json", "managed/managed-settings.d/a.txt", "home/settings.json",
    "project/settings.json", "home/.claude/settings.local.json",
  ])
  func `reads no other`(_ path: String) throws {
    try runs.write(DoctorRuns.settings(runs.program), to: path)
    #expect(try registered(runs) == [])
  }

  @Test func `reads where variables say`() throws {
    var runs = runs
    runs.variables["CLAUDE_CONFIG_DIR"] = runs.directory.path("home/config")
    // A variable that only hooks are given doesn't tell the session's working directory.
    runs.variables["CLAUDE_PROJECT_DIR"] = runs.directory.path("elsewhere")
    try runs.write(
      DoctorRuns.settings(runs.program, on: ["PostToolUse"]), to: "home/config/settings.json")
    try runs.write(
      DoctorRuns.settings(runs.program, on: ["PostToolUseFailure"]), to: "project")
    try runs.write(
      DoctorRuns.settings(runs.program), to: "elsewhere/.claude/settings.json")
    #expect(
      try registered(runs) == ["home/config/settings.json", "project/.claude/settings.json"])
  }

  @Test(arguments: [true, false])
  func `takes one file by two paths for one`(_ isLink: Bool) throws {
    var runs = runs
    try runs.write(DoctorRuns.settings("other/claude-hook-log"))
    try runs.register()
    if isLink {
      try FileManager.default.createSymbolicLink(
        atPath: runs.directory.path("project/.claude/settings.json"),
        withDestinationPath: runs.directory.path("home/.claude/settings.json"))
    } else {
      // The session begins in the home directory.
      runs.variables["HOME"] = runs.directory.path("project")
      try runs.write(
        runs.directory.read("home/.claude/settings.json"), to: "project/.claude/settings.json")
    }
    #expect(try runs.report().ok)
    let path = "\(isLink ? "home" : "project")/.claude/settings.json"
    #expect(try registered(runs) == [path, path])
  }

  @Test(.timeLimit(.minutes(5))) func `doesn't wait at a FIFO, nor takes a directory for a file`()
    throws
  {
    try runs.register()
    let fifo = runs.directory.path("project/.claude/settings.json")
    #expect(try #require(Program.installed("mkfifo")).run([fifo]).status == 0)
    try runs.directory.makeDirectories("project/.claude/settings.local.json")
    let found = try runs.report().found("settings")
    #expect(
      found.map(\.message.description).map { $0.hasSuffix(": not a regular file") } == [true, true])
  }
}
