import Foundation
import TestSupport
import Testing

struct RegistrationChecksTests {
  private let runs: DoctorRuns

  init() throws { runs = try DoctorRuns() }

  @Test func `is content with one registration on both events`() throws {
    try runs.register()
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.checks.filter { $0.check == "registered" }.map(\.status) == ["ok", "ok"])
  }

  @Test(arguments: ["PROGRAM 2>/dev/null", "PROGRAM > x 2>&1 || true", "exec 'PROGRAM' &"])
  func `sees a registration after a shell's signs`(_ command: String) throws {
    try runs.write(DoctorRuns.settings(command.replacing("PROGRAM", with: runs.program)))
    #expect(try runs.report().ok)
  }

  @Test(arguments: [
    ([], ["no call that succeeds is logged", "failed calls aren't logged"]),
    (["PostToolUse"], ["failed calls aren't logged"]),
    (["PostToolUseFailure", "PreToolUse"], ["no call that succeeds is logged"]),
  ])
  func `finds events that aren't registered`(_ events: [String], _ lost: [String]) throws {
    try runs.write(DoctorRuns.settings(runs.program, on: events))
    let found = try runs.report().found("registered")
    #expect(found.map(\.status) == lost.map { _ in "trouble" })
    #expect(
      found.map(\.message.description).map { $0.split(separator: ": ").last ?? "" }
        == lost.map { $0[...] })
    #expect(found.allSatisfy { $0.mend == "\(runs.program) install" })
  }

  @Test func `says that a command's own directory for the log isn't looked at`() throws {
    try runs.write(DoctorRuns.settings("CLAUDE_LOG_DIR=/elsewhere \(runs.program)"))
    let notes = try runs.report().found("environment")
    #expect(notes.map(\.status) == ["note", "note"])
    #expect(notes.allSatisfy { $0.message.contains("sets CLAUDE_LOG_DIR itself") })
  }

  @Test func `sends nobody to an install that can't be done`() throws {
    try runs.write("{\"hooks\": {},}")
    let unread = try runs.report().found("registered")
    #expect(unread.allSatisfy { $0.message.contains("in no file that counts") })
    #expect(unread.map(\.mend?.description).allSatisfy { $0?.hasPrefix("see to ") == true })
    var homeless = runs
    homeless.variables["HOME"] = nil
    let found = try homeless.report().found("registered")
    #expect(
      found.map(\.mend) == ["set HOME or CLAUDE_CONFIG_DIR", "set HOME or CLAUDE_CONFIG_DIR"])
  }

  @Test func `says that other events log nothing`() throws {
    try runs.write(
      DoctorRuns.settings(runs.program, on: ["PostToolUse", "PostToolUseFailure", "Stop"]))
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.found("shape").map(\.message).joined().contains("Stop has claude-hook-log"))
  }

  @Test(arguments: [
    (["user", "project"], "uninstall --scope project"),
    (["user", "local"], "uninstall --scope local"),
    (["project", "local"], "uninstall --scope local"),
  ])
  func `finds another copy in another file`(_ scopes: [String], _ mend: String) throws {
    let other = try runs.addProgram("other/claude-hook-log")
    try runs.write(DoctorRuns.settings(runs.program), to: scopes[0])
    try runs.write(DoctorRuns.settings(other), to: scopes[1])
    let found = try runs.report().found("duplicate")
    #expect(found.map(\.mend) == Array(repeating: "\(runs.program) \(mend)", count: 2))
    #expect(found.allSatisfy { $0.message.contains("2 times") && $0.message.contains(other) })
  }

  @Test func `knows that the same command in several files is run once`() throws {
    for scope in ["user", "project", "local"] {
      try runs.write(DoctorRuns.settings(runs.program), to: scope)
    }
    let report = try runs.report()
    #expect(report.found("duplicate") == [])
    #expect(report.ok)
  }

  @Test(arguments: [
    ("other", "install"), ("true; other", "take it out by hand"),
  ])
  func `finds another copy in the same file`(_ command: String, _ mend: String) throws {
    let other = try runs.addProgram("other/claude-hook-log")
    let group = { (command: String) in #"{"hooks":[{"type":"command","command":"\#(command)"}]}"# }
    let groups = group(runs.program) + "," + group(command.replacing("other", with: other))
    try runs.write(#"{"hooks":{"PostToolUse":[\#(groups)],"PostToolUseFailure":[\#(groups)]}}"#)
    let found = try runs.report().found("duplicate")
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.mend?.hasSuffix(mend) == true })
  }

  @Test(arguments: [
    (["Bash"], ["Bash"]), (["Bash", "Edit"], ["Bash, Edit"]), (["Bash", "*"], []),
    (["", "Bash"], []),
  ])
  func `tells the tools it is limited to`(_ matchers: [String], _ limit: [String]) throws {
    let groups = matchers.map {
      #"{"matcher":"\#($0)","hooks":[{"type":"command","command":"\#(runs.program)"}]}"#
    }.joined(separator: ",")
    try runs.write(#"{"hooks":{"PostToolUse":[\#(groups)],"PostToolUseFailure":[\#(groups)]}}"#)
    let report = try runs.report()
    #expect(report.ok)
    let notes = report.found("registered").map(\.message)
    #expect(notes.count == 2 * limit.count)
    #expect(notes.allSatisfy { $0.contains("is limited to \(limit.first ?? "-"):") })
  }

  @Test(arguments: [
    (#"{"type":"command","command":"PROGRAM"}"#, "straight in the event's array"),
    (#"{"hooks":[{"command":"PROGRAM"}]}"#, "without the type \"command\""),
    (#"{"hooks":[{"type":"prompt","command":"PROGRAM"}]}"#, "without the type \"command\""),
    (#"{"hooks":{"type":"command","command":"PROGRAM"}}"#, "straight in the event's array"),
    (#""PROGRAM""#, "straight in the event's array"),
    (
      #"{"matcher":{},"hooks":[{"type":"command","command":"PROGRAM"}]}"#,
      "under a matcher that is not a text"
    ),
    (
      #"{"hooks":[{"type":"command","command":"PROGRAM","timeout":"10"}]}"#,
      "whose 'timeout' is not a number above 0"
    ),
    (
      #"{"hooks":[{"type":"command","command":"PROGRAM","timeout":0}]}"#,
      "whose 'timeout' is not a number above 0"
    ),
    (
      #"{"matcher":"bash","hooks":[{"type":"command","command":"PROGRAM"}]}"#,
      "under the matcher 'bash', which matches no tool"
    ),
    (
      #"{"hooks":[{"type":"command","command":"PROGRAM","if":"Bash("}]}"#,
      "with the condition 'Bash(', which no call meets"
    ),
  ])
  func `finds the wrong shape`(_ element: String, _ words: String) throws {
    let element = element.replacing("PROGRAM", with: runs.program)
    try runs.write(#"{"hooks":{"PostToolUse":[\#(element)],"PostToolUseFailure":[\#(element)]}}"#)
    let report = try runs.report()
    let found = report.found("shape")
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.status == "trouble" && $0.message.contains(words) })
    // An install doesn't take a plain text for its own handler.
    let mend = element.hasPrefix("{") ? "\(runs.program) install" : "take it out by hand"
    #expect(found.allSatisfy { $0.mend == mend })
    #expect(report.found("registered").count == 2)
  }

  @Test(.timeLimit(.minutes(5)), arguments: [true, false])
  func `looks at each of many handlers once`(_ isWellFormed: Bool) throws {
    try runs.register()
    let count = Tier.choose(test: 1_000, check: 5_000, all: 5_000)
    let handlers = (0..<count).map { number in
      let handler = #"{"type":"command","command":"/\#(number)/claude-hook-log"}"#
      return isWellFormed ? #"{"hooks":[\#(handler)]}"# : handler
    }
    let array = "[\(handlers.joined(separator: ","))]"
    try runs.write(#"{"hooks":{"PostToolUse":\#(array)}}"#, to: "project")
    let start = ContinuousClock().now
    let report = try runs.report()
    #expect(report.found(isWellFormed ? "program" : "shape").count == count)
    #expect(ContinuousClock().now - start < .seconds(20))
  }

  @Test func `has a wrong shape taken out where another file is right`() throws {
    try runs.register()
    try runs.write(
      #"{"hooks":{"PostToolUse":[{"type":"command","command":"\#(runs.program)"}]}}"#, to: "local")
    let found = try runs.report().found("shape")
    #expect(found.map(\.mend) == ["\(runs.program) uninstall --scope local"])
  }

  @Test(arguments: [
    ("[]", "not strict JSON"), ("{\"hooks\":{},}", "not strict JSON: line 1"),
    ("{\"hooks\":[]}", "'hooks' is not an object"),
    ("{\"hooks\":{\"PostToolUse\":{}}}", "'hooks.PostToolUse' is not an array"),
  ])
  func `finds files that can't be read`(_ text: String, _ words: String) throws {
    try runs.register()
    try runs.write(text, to: "local")
    let note = try runs.report().found("settings")
    #expect(note.map(\.status) == ["note"])
    #expect(note.first?.message.contains(words) == true)
    #expect(note.first?.message.hasPrefix(runs.directory.path("project")) == true)
    // Now nothing else logs.
    try FileManager.default.removeItem(atPath: runs.directory.path("home/.claude/settings.json"))
    #expect(try runs.report().found("settings").map(\.status) == ["trouble"])
  }

  @Test(arguments: [
    ("sh ~/session-logger.sh", "install --replace"),
    ("~/session-logger.sh", "install --replace"),
    ("cat | ~/session-logger.sh", "take it out by hand"),
  ])
  func `finds the shell logger beside it`(_ command: String, _ mend: String) throws {
    let own = try DoctorRuns.settings(runs.program)
    let group = #"{"hooks":[{"type":"command","command":"\#(command)"}]},"#
    let both = own.replacing(#""PostToolUse":["#, with: #""PostToolUse":[\#(group)"#)
    try runs.write(both, to: "local")
    let found = try runs.report().found("shell_logger")
    #expect(found.map(\.status) == ["trouble"])
    let suffix = mend.hasPrefix("install") ? "\(mend) --scope local" : mend
    #expect(found.first?.mend?.hasSuffix(suffix) == true)
    // An install into that file would register the hook a second time.
    try runs.register()
    #expect(try runs.report().found("shell_logger").map(\.mend) == ["take it out by hand"])
  }

  @Test func `finds a second copy and a shell logger in a plugin`() throws {
    try runs.register()
    try runs.install(plugin: "log@a b", in: "plugins/log")
    try runs.register(["enabledPlugins": ["log@a b": true]])
    let commands = [
      "${CLAUDE_PLUGIN_ROOT}/claude-hook-log", "${CLAUDE_PLUGIN_ROOT}/session-logger.sh",
    ]
    for (command, topic) in zip(commands, ["duplicate", "shell_logger"]) {
      try runs.write(DoctorRuns.settings(command), to: "plugins/log/hooks/hooks.json")
      let found = try runs.report().found(topic)
      #expect(found.map(\.mend) == Array(repeating: "claude plugin uninstall 'log@a b'", count: 2))
    }
  }

  @Test(arguments: [
    (["user": true], "home/.claude/settings.json"), (["local": true], "settings.local.json"),
    (["user": true, "project": false], nil),
    (["user": false, "local": true], "settings.local.json"),
    (["project": true, "managed/managed-settings.json": false], nil),
    (["managed/managed-settings.d/a.json": true, "local": false], "managed-settings.d/a.json"),
  ])
  func `finds that hooks are off where the last file says so`(
    _ switches: [String: Bool], _ path: String?
  ) throws {
    try runs.register()
    for (scope, isOn) in switches {
      try runs.write(
        scope == "user"
          ? DoctorRuns.settings(runs.program, ["disableAllHooks": isOn])
          : "{\"disableAllHooks\":\(isOn)}", to: scope)
    }
    let found = try runs.report().found("disabled")
    #expect(found.count == (path == nil ? 0 : 1))
    #expect(found.allSatisfy { $0.status == "trouble" && $0.message.contains("\(path ?? "") has") })
  }

  @Test func `finds that only the administrator's hooks are run`() throws {
    try runs.register()
    try runs.write(#"{"allowManagedHooksOnly":true}"#, to: "local")
    #expect(try runs.report().found("disabled") == [])
    try runs.write(#"{"allowManagedHooksOnly":true}"#, to: "managed/managed-settings.json")
    #expect(try runs.report().found("disabled").map(\.status) == ["trouble"])
    try runs.write(
      DoctorRuns.settings(
        runs.program, on: ["PostToolUseFailure"], ["allowManagedHooksOnly": true]),
      to: "managed/managed-settings.json")
    #expect(try runs.report().checks.first { $0.code == "event-missing" } == nil)
    #expect(try runs.report().found("disabled").map(\.code) == ["managed-hooks-only"])
  }
}
