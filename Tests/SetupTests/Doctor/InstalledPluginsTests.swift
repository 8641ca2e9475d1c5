import TestSupport
import Testing

struct InstalledPluginsTests {
  private var runs: DoctorRuns

  init() throws {
    runs = try DoctorRuns()
    try runs.write(
      #"{"version":2,"plugins":{"log@m":[{"installPath":"\#(runs.folder.path("log"))"}]}}"#,
      to: "home/.claude/plugins/installed_plugins.json")
  }

  @Test(arguments: ["hooks/hooks.json", ".claude-plugin/plugin.json"])
  func `registers hooks in either file`(_ name: String) throws {
    try runs.write(DoctorRuns.settings(runs.program), to: "log/\(name)")
    let report = try runs.report()
    #expect(report.ok)
    #expect(
      report.checks.first { $0.check == "registered" }?.message.contains("/log/\(name)") == true)
  }

  @Test(arguments: [
    (["user": false], false), (["user": true], true), (["user": true, "local": false], false),
    (["user": false, "project": true], true), (["project": false, "local": true], true),
    (["local": true, "managed/managed-settings.json": false], false), ([:], true),
  ])
  func `are off where the last settings that name them say so`(
    _ switches: [String: Bool], _ isOn: Bool
  ) throws {
    try runs.write(DoctorRuns.settings(runs.program), to: "log/hooks/hooks.json")
    for (scope, isOn) in switches {
      try runs.write(#"{"enabledPlugins":{"log@m":\#(isOn),"other@m":false}}"#, to: scope)
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
    try runs.write(
      runs.folder.read("home/.claude/plugins/installed_plugins.json"),
      to: "home/.claude/installed_plugins.json")
    #expect(try moved.report().found("registered") == [])
  }

  @Test(arguments: [
    "", "[]", "{", #"{"plugins":[]}"#, #"{"plugins":{"a":{}}}"#, #"{"plugins":{"a":[1,{}]}}"#,
    #"{"plugins":{"a":[{"installPath":"/missing"}]}}"#, #"{"plugins":{"a":[{"installPath":7}]}}"#,
  ])
  func `may be none, or not as expected`(_ list: String) throws {
    try runs.register()
    try runs.write(list, to: "home/.claude/plugins/installed_plugins.json")
    #expect(try runs.report().ok)
  }

  @Test func `that can't be read needn't have hooks`() throws {
    try runs.register()
    try runs.write(#"{"hooks":"./hooks.json"}"#, to: "log/.claude-plugin/plugin.json")
    #expect(try runs.report().ok)
  }
}
