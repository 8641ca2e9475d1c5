import TestSupport
import Testing

/// Cases in addition to `SettingsTableTests`, which has Claude Code's own answers.
struct EnabledPluginsTests {
  private var runs: DoctorRuns

  init() throws {
    runs = try DoctorRuns()
    try runs.install(plugin: "log@m", in: "log")
    try runs.write(#"{"enabledPlugins":{"log@m":true}}"#)
  }

  @Test(arguments: ["hooks/hooks.json", ".claude-plugin/plugin.json"])
  func `register hooks in either file`(_ name: String) throws {
    try runs.write(DoctorRuns.settings(runs.program), to: "log/\(name)")
    let report = try runs.report()
    #expect(report.ok)
    #expect(
      report.checks.first { $0.check == "registered" }?.message.contains("/log/\(name)") == true)
  }

  @Test(arguments: [
    (["user": false], false), (["user": true], true), (["user": true, "local": false], false),
    (["user": false, "project": true], true), (["project": false, "local": true], true),
    (["local": true, "managed/managed-settings.json": false], false), (["user": nil], false),
  ])
  func `are on where the last settings that name them say so`(
    _ switches: [String: Bool?], _ isOn: Bool
  ) throws {
    try runs.write(DoctorRuns.settings(runs.program), to: "log/hooks/hooks.json")
    for (scope, isOn) in switches {
      let own = isOn.map { #""log@m":\#($0),"# } ?? ""
      try runs.write(#"{"enabledPlugins":{\#(own)"other@m":false}}"#, to: scope)
    }
    #expect(try runs.report().found("registered").isEmpty == isOn)
  }

  @Test func `have no settings`() throws {
    try runs.write(
      DoctorRuns.settings(
        runs.program,
        ["disableAllHooks": true, "env": ["CLAUDE_LOG_DIR": "/x", "CLAUDE_LOG_TOKENS": "off"]]),
      to: "log/.claude-plugin/plugin.json")
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.found("disabled") == [])
    #expect(report.found("environment") == [])
  }

  @Test func `are looked for where a variable says`() throws {
    try runs.write(DoctorRuns.settings(runs.program), to: "log/hooks/hooks.json")
    var moved = runs
    moved.variables["CLAUDE_CODE_PLUGIN_CACHE_DIR"] = "~/.claude"
    #expect(try moved.report().found("registered").count == 2)
    for name in ["installed_plugins.json", "known_marketplaces.json"] {
      try runs.write(
        runs.directory.read("home/.claude/plugins/\(name)"), to: "home/.claude/\(name)")
    }
    #expect(try moved.report().found("registered") == [])
  }

  @Test(arguments: [
    "", "[]", "{", #"{"plugins":[]}"#, #"{"plugins":{"log@m":{}}}"#,
    #"{"plugins":{"log@m":[1,{}]}}"#, #"{"plugins":{"log@m":[{"installPath":"/missing"}]}}"#,
    #"{"plugins":{"log@m":[{"installPath":7}]}}"#,
  ])
  func `may be none, or not as expected`(_ list: String) throws {
    try runs.register(["enabledPlugins": ["log@m": true, "nothing": true, "@": true]])
    try runs.write(list, to: "home/.claude/plugins/installed_plugins.json")
    #expect(try runs.report().ok)
  }

  @Test(arguments: [
    "", "[]", #"{"m":7}"#, #"{"m":{"source":{"source":"directory"}}}"#,
    #"{"m":{"source":{"source":"directory","path":"/missing"}}}"#,
    #"{"m":{"source":{"source":"directory","path":"ROOT/market"}}}"#,
  ])
  func `may be of a marketplace that isn't as expected`(_ list: String) throws {
    try runs.write(DoctorRuns.settings(runs.program), to: "market/log/hooks/hooks.json")
    try runs.write(
      list.replacing("ROOT", with: runs.directory.path),
      to: "home/.claude/plugins/known_marketplaces.json")
    let missing = try runs.report().found("registered").map(\.code)
    #expect(missing == ["event-missing", "event-missing"])
  }

  @Test(arguments: [
    (#"{"hooks":"./hooks.json"}"#, true), (#"{"hooks":"./missing.json"}"#, true), ("{", false),
    (#"{"hooks":["./hooks/hooks.json","./a/../b.json",7]}"#, true), ("7", false),
  ])
  func `that are broken don't count, and others needn't have hooks`(
    _ manifest: String, _ isLoaded: Bool
  ) throws {
    try runs.write(DoctorRuns.settings(runs.program), to: "log/hooks/hooks.json")
    try runs.write(manifest, to: "log/.claude-plugin/plugin.json")
    let report = try runs.report()
    #expect(report.ok == isLoaded)
    #expect(report.found("settings").map(\.code) == (isLoaded ? [] : ["file-void"]))
    // Doctor ignores plugins that don't concern logging.
    try runs.register(["enabledPlugins": ["log@m": true]])
    try runs.write(#"{"hooks":{}}"#, to: "log/hooks/hooks.json")
    #expect(try runs.report().found("settings") == [])
  }
}
