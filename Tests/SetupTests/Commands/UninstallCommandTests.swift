import CommandLineTool
import TestSupport
import Testing

struct UninstallCommandTests {
  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  @Test(arguments: [
    "", "{}", "{ }\n", "{\n}", "{\"hooks\":{ }}", "{\"hooks\": {\"PostToolUse\": [ ]}}",
  ])
  func `gives back the very bytes right after an install`(text: String) throws {
    try runs.write(text)
    #expect(try runs.install().status == .success)
    #expect(runs.settings != text)
    #expect(try runs.uninstall().status == .success)
    #expect(runs.settings == text)
  }

  @Test func `says where it can't tell whether the file is there`() throws {
    try runs.home.write("", to: "file")
    let outcome = try runs.uninstall("--settings", runs.home.path("file/s.json"))
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.hasSuffix("file/s.json: Not a directory; left as it is\n"))
    #expect(try runs.uninstall("--settings", runs.home.path("no/s.json")).status == .success)
    #expect(try runs.home.names() == ["bin", "file"])
  }

  @Test func `leaves a mere text alone that looks like ours`() throws {
    let text = #"{"hooks":{"PostToolUse":["claude-hook-log",{"hooks":["claude-hook-log"]}]}}"#
    try runs.write(text)
    #expect(try runs.uninstall().standardOutput.hasPrefix("Not registered"))
    #expect(runs.settings == text)
  }

  @Test func `takes away a file that an install made`() throws {
    _ = try runs.install()
    #expect(runs.settings != nil)
    _ = try runs.uninstall()
    #expect(runs.settings == nil)
  }

  @Test func `keeps what was edited since, and empty containers that were there before`() throws {
    try runs.write("{\n  \"hooks\": {\"PostToolUse\": []}\n}\n")
    _ = try runs.install()
    let edited = (runs.settings ?? "").replacing(
      "{\n  \"hooks\"", with: "{\n  \"a\": 1,\n  \"hooks\"")
    try runs.write(edited)
    _ = try runs.uninstall()
    #expect(runs.settings == "{\n  \"a\": 1,\n  \"hooks\": {\"PostToolUse\": []}\n}\n")
  }
}
