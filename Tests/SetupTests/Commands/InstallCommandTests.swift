import CommandLineTool
import TestSupport
import Testing

struct InstallCommandTests {
  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  /// The group that an install adds, as one line and by lines.
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

  @Test func `adds a group behind those of others, on their line`() throws {
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
}
