import CommandLineTool
import TestSupport
import Testing

/// Migration from the shell logger to this program and back.
struct MigrationTests {
  private let runs: SetupRuns
  private let script = #"{"type":"command","command":"~/.claude/hooks/session-logger.sh"}"#

  init() throws { runs = try SetupRuns() }

  /// Settings with the shell logger in each published form.
  private var settings: [String] {
    [
      "{\n  \"hooks\": {\n    \"PostToolUse\": [{\"matcher\":\"*\",\"hooks\":[\(script)]}]\n  }\n}\n",
      "{\"hooks\":{\"PostToolUse\":[\(script)]}}",
      "{\n  \"hooks\": {\n    \"PostToolUse\": [\n      {\n        \"hooks\": [\n          \(script)\n"
        + "        ]\n      }\n    ]\n  }\n}\n",
    ]
  }

  @Test func `gives back the very bytes after one step and after two`() throws {
    for text in settings {
      for steps in [[["--replace"]], [[], ["--replace"]]] {
        try runs.write(text)
        for arguments in steps { _ = try runs.run("install", arguments) }
        #expect(runs.settings?.contains("session-logger.sh") == false)
        #expect(try runs.uninstall().status == .success)
        #expect(runs.settings == text)
      }
    }
  }

  @Test func `says what it takes out`() throws {
    try runs.write(settings[0])
    let told = try runs.install()
    #expect(told.standardError.contains("'install --replace' takes it out"))
    let done = try runs.install("--replace")
    #expect(
      done.standardOutput.contains("Taken out of PostToolUse: ~/.claude/hooks/session-logger.sh\n"))
    #expect(done.standardError == "")
  }

  @Test func `takes both out when asked to`() throws {
    try runs.write(settings[1])
    _ = try runs.install()
    _ = try runs.uninstall("--replace")
    #expect(runs.settings?.contains("session-logger.sh") == false)
    #expect(runs.settings?.contains("claude-hook-log") == false)
  }

  @Test(arguments: ["{\"a\":1,\"hooks\":{ }}", "{\"a\":1,\"hooks\":{\"PostToolUse\":[\n]}}"])
  func `leaves the white space of empty containers, whatever was edited since`(text: String) throws
  {
    try runs.write(text)
    _ = try runs.install()
    try runs.write((runs.settings ?? "").replacing("\"a\":1", with: "\"a\":2"))
    _ = try runs.uninstall()
    #expect(runs.settings == text.replacing("\"a\":1", with: "\"a\":2"))
  }
}
