import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import Setup

struct RemovalTests {
  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  @Test(
    arguments: [
      #"{"a":1}"#, #"{"hooks": {}, "a":1 }"#,
      "{\n  \"hooks\": {\n    \"PostToolUse\": [\n    ]\n  }\n}",
      #"{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"x"}]}]}}"#,
      #"{"hooks":{"PostToolUse":[{"type":"command","command":"session-logger.sh"}]}}"#,
      "{\r\n\t\"model\": \"opus\"\r\n}\r\n", " { } ",
    ])
  func `gives back what was there before an install, also of two`(text: String) throws {
    for arguments in [[], ["--replace"]] as [[String]] {
      try runs.write(text)
      #expect(try runs.run("install", arguments).status == .success)
      #expect(try runs.run("install", arguments).status == .success)
      let outcome = try runs.run("uninstall", [])
      #expect(runs.settings == text)
      #expect(outcome.standardOutput.contains("as it was before the install"))
    }
  }

  @Test func `takes the registration out where the file was changed since`() throws {
    try runs.write("{\n  \"a\": 1\n}\n")
    _ = try runs.install()
    try runs.write((runs.settings ?? "").replacing("\"a\": 1", with: "\"a\": 2"))
    let outcome = try runs.uninstall()
    #expect(runs.settings == "{\n  \"a\": 2\n}\n")
    #expect(!outcome.standardOutput.contains("as it was before"))
  }

  @Test func `takes it out where Claude Code wrote the file anew`() throws {
    try runs.write(#"{"hooks":{"Stop":[]},"model":"opus"}"#)
    _ = try runs.install()
    let object = try JSONSerialization.jsonObject(with: Data((runs.settings ?? "").utf8))
    let data = try JSONSerialization.data(
      withJSONObject: object, options: [.prettyPrinted, .sortedKeys])
    try runs.write(String(decoding: data, as: UTF8.self))
    _ = try runs.uninstall()
    let rest = try JSONSerialization.jsonObject(with: Data((runs.settings ?? "").utf8))
    #expect(
      rest as? NSDictionary
        == ["hooks": ["Stop": [String]()], "model": "opus"] as NSDictionary)
  }

  @Test func `takes out all registrations, of every event, without any backup`() throws {
    let own = #"{"type":"command","command":"/o/claude-hook-log"}"#
    try runs.write(
      #"{"hooks":{"Stop":[{"hooks":[\#(own)]}],"PostToolUse":[\#(own),{"matcher":"Edit","hooks":[\#(own)]}]},"b":2}"#
    )
    _ = try runs.uninstall()
    #expect(runs.settings == #"{"b":2}"#)
  }

  @Test func `leaves a command that runs more, and says so`() throws {
    let text =
      #"{"hooks":{"PostToolUse":[{"hooks":[{"type":"command","command":"a; claude-hook-log"}]}]}}"#
    try runs.write(text)
    let outcome = try runs.uninstall()
    #expect(outcome.status == .success)
    #expect(outcome.standardError.contains("PostToolUse runs it in 'a; claude-hook-log'"))
    #expect(runs.settings == text)
  }

  @Test func `ignores backups that can't be read or are somebody else's`() throws {
    try runs.write(#"{"a":1}"#)
    _ = try runs.install()
    let backups = runs.home.path(".claude/backups/claude-hook-log")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: backups).first)
    let later = name.replacing("2026", with: "2027")
    try runs.home.write("not JSON", to: ".claude/backups/claude-hook-log/\(later)")
    try runs.home.makeDirectories(".claude/backups/claude-hook-log/\(later)9")
    try runs.home.write(
      "{\"other\":1}",
      to: ".claude/backups/claude-hook-log/settings.json.0.2028-01-01T00:00:00Z.01")
    _ = try runs.uninstall()
    #expect(runs.settings == #"{"a":1}"#)
  }

  @Test(arguments: ["", "{}", "{\"hooks\":{\"PostToolUse\":[]}}"])
  func `changes nothing where nothing is registered`(text: String) throws {
    try runs.write(text)
    let outcome = try runs.uninstall()
    #expect(outcome.status == .success)
    #expect(outcome.standardOutput.contains("Not registered in "))
    #expect(runs.settings == text)
    #expect(!FileManager.default.fileExists(atPath: runs.home.path(".claude/backups")))
  }
}
