import CommandLineTool
import TestSupport
import Testing

/// Installs that register the hook although nothing will be logged.
struct InstallObstacleTests {
  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  @Test(arguments: [
    (
      #"{"hooks":{"PreToolUse":[{"type":"command","command":"x"}]}}"#,
      "'hooks.PreToolUse[0].hooks' is missing"
    ),
    (#"{"cleanupPeriodDays":0}"#, "'cleanupPeriodDays' is not a whole number above 0 (line 1)"),
    (#"{"_off":{"PreToolUse":[{"hooks":[]}]}}"#, "'_off' has hooks outside of 'hooks'"),
    (#"{"disableAllHooks":true}"#, "has disableAllHooks: no hook is run"),
  ])
  func `registers it, says what keeps it from logging, and ends with a failure`(
    _ text: String, _ reason: String
  ) throws {
    try runs.write(text)
    for arguments in [["--dry-run"], [], []] {
      let outcome = try runs.run("install", arguments)
      let isDry = arguments == ["--dry-run"]
      #expect(outcome.status == .failure)
      #expect(
        outcome.standardError.hasPrefix(
          "claude-hook-log: \(isDry ? "would be registered" : "registered"), but nothing will be logged: "
        ))
      #expect(outcome.standardError.contains(reason), "\(outcome.standardError)")
      #expect(outcome.standardError.contains(". What to do: "))
      #expect(!outcome.standardOutput.contains("Sessions take it up"))
      #expect(runs.settings?.contains(runs.program) == !isDry)
    }
    #expect(try runs.uninstall().status == .success)
    #expect(runs.settings == text)
  }

  @Test func `looks at what other files say`() throws {
    try runs.home.write(#"{"allowManagedHooksOnly":true}"#, to: "managed/managed-settings.json")
    let managed = try runs.install()
    #expect(managed.status == .failure)
    #expect(managed.standardError.contains("your own hooks aren't run"))
    try runs.home.write("{}", to: "managed/managed-settings.json")
    #expect(try runs.install().status == .success)
    try runs.home.write(#"{"disableAllHooks":true}"#, to: "project/.claude/settings.json")
    let project = try runs.run("install", [], in: runs.home.path("project"))
    #expect(project.status == .failure)
    #expect(project.standardError.contains("project/.claude/settings.json has disableAllHooks"))
  }

  @Test func `looks only at a file that is named`() throws {
    try runs.write(#"{"disableAllHooks":true}"#)
    try runs.home.write("{}", to: "s.json")
    #expect(try runs.install("--settings", runs.home.path("s.json")).status == .success)
    try runs.home.write(#"{"model":5}"#, to: "s.json")
    let outcome = try runs.install("--settings", runs.home.path("s.json"))
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.contains("s.json: Claude Code skips the whole file"))
  }

  @Test func `has nothing to say of other files that are void`() throws {
    try runs.home.write(#"{"model":5}"#, to: "project/.claude/settings.json")
    let outcome = try runs.run("install", [], in: runs.home.path("project"))
    #expect(outcome == Outcome(outcome.standardOutput))
  }

  @Test(arguments: [
    "\u{feff}{\"a\": 1}", "\u{feff}", " \n", "{\"hooks\":{\"Stop\":[]},\"hooks\":{}}",
  ])
  func `takes what Claude Code takes, and gives its bytes back`(_ text: String) throws {
    try runs.write(text)
    #expect(try runs.install().status == .success)
    #expect(runs.settings?.contains(runs.program) == true)
    #expect(try runs.install().standardOutput.contains("nothing changed"))
    #expect(try runs.uninstall().status == .success)
    #expect(runs.settings == text)
  }
}
