import CommandLineTool
import Foundation
import TestSupport
import Testing

struct InstallCommandTests {
  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  /// The handler that an install adds, on one line.
  private var handler: String {
    #"{"type":"command","command":"\#(runs.program)","timeout":10}"#
  }

  @Test func `adds both events to a file that has none, in the file's own layout`() throws {
    try runs.write("{\r\n\t\"model\": \"opus\"\r\n}")
    #expect(try runs.install().status == .success)
    let lines = [
      "{", "\t\"model\": \"opus\",", "\t\"hooks\": {", "\t\t\"PostToolUse\": [", "\t\t\t{",
      "\t\t\t\t\"hooks\": [", "\t\t\t\t\t{", "\t\t\t\t\t\t\"type\": \"command\",",
      "\t\t\t\t\t\t\"command\": \"\(runs.program)\",", "\t\t\t\t\t\t\"timeout\": 10", "\t\t\t\t\t}",
      "\t\t\t\t]", "\t\t\t}", "\t\t],", "\t\t\"PostToolUseFailure\": [", "\t\t\t{",
      "\t\t\t\t\"hooks\": [", "\t\t\t\t\t{", "\t\t\t\t\t\t\"type\": \"command\",",
      "\t\t\t\t\t\t\"command\": \"\(runs.program)\",", "\t\t\t\t\t\t\"timeout\": 10", "\t\t\t\t\t}",
      "\t\t\t\t]", "\t\t\t}", "\t\t]", "\t}", "}",
    ]
    #expect(runs.settings == lines.joined(separator: "\r\n"))
  }

  @Test func `adds a group after those of others, on their line`() throws {
    try runs.write(#"{"hooks":{"PostToolUse":[{"matcher":"Edit","hooks":[]}]},"a":1}"#)
    #expect(try runs.install().status == .success)
    #expect(
      runs.settings
        == #"{"hooks":{"PostToolUse":[{"matcher":"Edit","hooks":[]},{"hooks":[\#(handler)]}],"#
        + #""PostToolUseFailure":[{"hooks":[\#(handler)]}]},"a":1}"#)
  }

  @Test func `changes nothing the second time`() throws {
    try runs.write("{}")
    _ = try runs.install()
    let first = runs.settings
    let outcome = try runs.install()
    #expect(outcome.standardOutput.contains("nothing changed"))
    #expect(runs.settings == first)
  }

  @Test(arguments: ["[]", "{\"a\": 1,}", "{\"hooks\": []}", "{\"hooks\": {\"PostToolUse\": {}}}"])
  func `leaves a file alone that it can't edit, and prints what to paste`(text: String) throws {
    try runs.write(text)
    let outcome = try runs.install()
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.contains("settings.json: "))
    #expect(outcome.standardOutput.contains("PostToolUseFailure"))
    #expect(runs.settings == text)
  }

  @Test func `says where it registered what, and where the file is as it was`() throws {
    try runs.write("{}")
    let outcome = try runs.install()
    let path = runs.home.path(".claude/settings.json")
    #expect(
      outcome.standardOutput.hasPrefix(
        "Registered in \(path) for PostToolUse and PostToolUseFailure, as \(runs.program).\n"
          + "The file as it was: \(runs.home.path(".claude/backups/claude-hook-log"))/settings.json."
      ))
    #expect(outcome.standardError == "")
  }

  @Test func `refuses a program that isn't there to stay`() throws {
    for name in [".build/debug/claude-hook-log", "gone/claude-hook-log"] {
      let path = runs.home.path(name)
      if name.hasPrefix(".build") {
        try runs.home.write("", to: name)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
      let outcome = try runs.run("install", [], as: path)
      #expect(outcome.status == .failure)
      #expect(outcome.standardError.contains(path))
      #expect(outcome.standardOutput == "")
    }
    #expect(runs.settings == nil)
  }

  @Test func `says of a link into the directory of a build what becomes of it`() throws {
    try runs.home.write("", to: ".build/x")
    let built = runs.home.path(".build/x")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: built)
    let link = runs.home.path("link/claude-hook-log")
    try runs.home.makeDirectories("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: built)
    let outcome = try runs.run("install", [], as: link)
    #expect(outcome.status == .success)
    #expect(outcome.standardError.contains("leads into the directory of a build"))
  }

  @Test func `refuses a name by which the registration wouldn't be found again`() throws {
    for name in ["bin/logger", "bin/session-logger.sh"] {
      try FileManager.default.createSymbolicLink(
        atPath: runs.home.path(name), withDestinationPath: runs.program)
    }
    let outcome = try runs.run("install", [], as: runs.home.path("bin/logger"))
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.contains("bin/logger isn't named claude-hook-log"))
    #expect(runs.settings == nil)
    let migrated = runs.home.path("bin/session-logger.sh")
    #expect(try runs.run("install", [], as: migrated).status == .success)
    #expect(try runs.run("install", [], as: migrated).standardOutput.contains("nothing changed"))
  }

  @Test func `leaves a read-only file alone, and nothing else behind`() throws {
    try runs.write("{}")
    let path = runs.home.path(".claude/settings.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let outcome = try runs.install()
    #expect(outcome.status == .failure)
    #expect(outcome.standardError == "claude-hook-log: \(path): read-only; left as it is\n")
    #expect(try runs.home.names() == [".claude", "bin"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: runs.home.path(".claude"))
        == ["settings.json"])
    #expect(runs.settings == "{}")
  }

  @Test func `says when another file registers it, too`() throws {
    _ = try runs.install()
    let project = runs.home.path("project")
    // Claude Code runs identical handlers once.
    #expect(try runs.run("install", ["--scope", "local"], in: project).standardError == "")
    let shared = try runs.run("install", ["--scope", "project"], in: project)
    #expect(shared.status == .success)
    for event in ["PostToolUse", "PostToolUseFailure"] {
      #expect(shared.standardError.contains("\(event) is registered 2 times"))
    }
    #expect(shared.standardError.contains("claude-hook-log in \(project)/.claude/settings.json"))
    #expect(shared.standardError.contains(": \(runs.program) uninstall --scope project\n"))
  }
}
