import TestSupport
import Testing

/// The wording and the severity of findings; `SettingsTableTests` has Claude Code's own answers.
struct FileChecksTests {
  private let runs: DoctorRuns

  init() throws { runs = try DoctorRuns() }

  private static let void = #"{"hooks":{"PreToolUse":[null]}}"#

  @Test func `tell the member, the line and what to do`() throws {
    try runs.write("{\n  \"model\": \"opus\",\n  \"cleanupPeriodDays\": 0\n}")
    let found = try #require(try runs.report().found("settings").first)
    let path = runs.directory.path("home/.claude/settings.json")
    #expect(found.code == "file-void")
    #expect(
      found.message
        == "\(path): Claude Code skips the whole file: 'cleanupPeriodDays' is not a whole number above 0 (line 3)"
    )
    #expect(found.mend == "fix or remove cleanupPeriodDays in \(path)")
  }

  @Test func `send nobody to an install that would do nothing`() throws {
    try runs.register(["model": 5])
    let missing = try runs.report().found("registered")
    #expect(missing.map(\.code) == ["event-missing", "event-missing"])
    #expect(
      missing.allSatisfy {
        $0.mend == "see to \(runs.directory.path("home/.claude/settings.json")) first"
      })
  }

  @Test func `note a void file beside which all is logged`() throws {
    try runs.register()
    for scope in ["project", "local"] { try runs.write(Self.void, to: scope) }
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.found("settings").map(\.status) == ["note", "note"])
    // The content of an invalid file is ignored.
    try runs.write(
      #"{"disableAllHooks":true,"env":{"CLAUDE_LOG_DIR":"/x"},"model":5}"#, to: "local")
    #expect(try runs.report().ok)
  }

  @Test func `tell that an administrator's file keeps Claude Code from starting`() throws {
    try runs.register()
    for text in ["{", "[]", Self.void] {
      try runs.write(text, to: "managed/managed-settings.json")
      let found = try runs.report().found("settings")
      #expect(found.map(\.code) == ["managed-invalid"])
      #expect(found.first?.mend?.hasPrefix("ask your administrator: ") == true)
    }
    try runs.write(#"{"model":5,"PreToolUse":[1]}"#, to: "managed/managed-settings.json")
    #expect(try runs.report().ok)
  }

  @Test func `find a file that is too large`() throws {
    let text = try DoctorRuns.settings(runs.program, ["x": String(repeating: "x", count: 2 << 20)])
    try runs.write(text)
    let found = try runs.report().found("settings")
    #expect(found.map(\.code) == ["file-void"])
    #expect(found.first?.message.hasSuffix("it is larger than 2 MiB") == true)
  }

  @Test func `tell of a plugin that isn't loaded where it would log`() throws {
    try runs.install(plugin: "log@m", in: "log")
    try runs.write(#"{"enabledPlugins":{"log@m":true}}"#)
    try runs.write(#"{"PreToolUse":[1],"hooks":{}}"#, to: "log/hooks/hooks.json")
    #expect(try runs.report().found("settings") == [])
    try runs.write(
      DoctorRuns.settings(runs.program, ["PreToolUse": [1]]), to: "log/hooks/hooks.json")
    let found = try runs.report().found("settings")
    #expect(found.map(\.code) == ["file-void"])
    #expect(found.first?.message.contains("Claude Code doesn't load the plugin: ") == true)
  }
}
