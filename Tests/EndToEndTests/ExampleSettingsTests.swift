import CommandLineTool
import Foundation
import TestSupport
import Testing

/// Tests the settings and the plugin in `examples` as Claude Code uses them.
struct ExampleSettingsTests {
  private static let files = [
    "examples/settings.json", "examples/settings-project.json", "examples/settings-matcher.json",
    "examples/plugin/hooks/hooks.json",
  ]

  private static let inputs = [
    "PostToolUse": "01-PostToolUse-Bash.json",
    "PostToolUseFailure": "41-PostToolUseFailure-Bash-exit-code.json",
  ]

  /// Creates a home directory with the program in `~/.local/bin`.
  private static func home() throws -> TemporaryDirectory {
    let home = try TemporaryDirectory()
    try home.makeDirectories(".local/bin")
    try FileManager.default.createSymbolicLink(
      atPath: home.path(".local/bin/claude-hook-log"), withDestinationPath: HookRuns.hook.path)
    return home
  }

  private static func object(_ file: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Repository.data(file)) as? [String: Any])
  }

  /// Returns a file's only handler for an event, whose matcher group must have no members unknown to Claude Code.
  private static func handler(_ event: String, in file: String) throws -> [String: Any] {
    let hooks = try #require(try object(file)["hooks"] as? [String: [[String: Any]]])
    #expect(Set(hooks.keys) == Set(inputs.keys))
    let group = try #require(hooks[event]?.first)
    #expect(Set(group.keys).isSubset(of: ["matcher", "hooks"]))
    let handlers = try #require(group["hooks"] as? [[String: Any]])
    #expect(handlers.count == 1)
    #expect(Set(handlers[0].keys) == ["type", "command", "timeout"])
    #expect(handlers[0]["type"] as? String == "command" && handlers[0]["timeout"] as? Int == 10)
    return handlers[0]
  }

  @Test(arguments: files, Array(inputs.keys))
  func `register a command that a shell finds and that logs the input`(
    file: String, event: String
  ) throws {
    let home = try Self.home()
    let command = try #require(try Self.handler(event, in: file)["command"] as? String)
    let consequences = try Program(path: "/bin/sh").run(
      ["-c", command], input: HookRuns.example(try #require(Self.inputs[event])),
      // Only the bare name needs PATH.
      environment: [
        "HOME": home.path,
        "PATH": file.contains("project")
          ? "\(home.path)/.local/bin:/usr/bin:/bin" : "/usr/bin:/bin",
      ])
    #expect(consequences == Consequences())
    #expect(try home.names(in: ".claude/logs").count == 1)
  }

  @Test(arguments: files) func `are all that doctor asks for`(file: String) throws {
    let home = try Self.home()
    try home.makeDirectories("project")
    let isProject = file.contains("project")
    try home.write(
      Repository.data(file), to: "\(isProject ? "project/" : "").claude/settings.json")
    let doctor = try Program(path: home.path(".local/bin/claude-hook-log")).run(
      ["doctor"],
      environment: ["HOME": home.path, "PATH": "\(home.path)/.local/bin:/usr/bin:/bin"],
      directory: home.path("project"))
    #expect(doctor.status == 0, "\(doctor)")
    #expect(doctor.standardOutput.contains("limited to") == file.contains("matcher"))
  }

  @Test(arguments: Array(inputs.keys))
  func `a handler without a shell logs, too`(event: String) throws {
    let home = try Self.home()
    let settings = home.path(".claude/settings.json")
    let program = Program(path: home.path(".local/bin/claude-hook-log"))
    let environment = ["HOME": home.path, "PATH": "/usr/bin:/bin"]
    _ = try program.run(["install"], environment: environment)
    let text = try home.read(".claude/settings.json")
      .replacing("\"timeout\": 10", with: "\"args\": [],\n            \"timeout\": 10")
    try home.write(text, to: ".claude/settings.json")
    // Run it like Claude Code's exec form: the unquoted command, and its arguments.
    let hooks = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let events = try #require(hooks["hooks"] as? [String: [[String: [[String: Any]]]]])
    let handler = try #require(events[event]?[0]["hooks"]?[0])
    let command = try #require(handler["command"] as? String)
    let consequences = try Program(path: command).run(
      handler["args"] as? [String] ?? ["?"],
      input: HookRuns.example(try #require(Self.inputs[event])), environment: environment)
    #expect(consequences == Consequences())
    #expect(try home.names(in: ".claude/logs").count == 1)
    #expect(try program.run(["install"], environment: environment).status == 0)
    #expect(try String(contentsOfFile: settings, encoding: .utf8) == text)
  }

  @Test func `the plugin names itself and this version`() throws {
    let plugin = try Self.object("examples/plugin/.claude-plugin/plugin.json")
    // Claude Code rejects names that begin with `claude-`.
    #expect(plugin["name"] as? String == "session-stats")
    #expect(plugin["version"] as? String == ToolVersion.current)
    #expect(plugin["author"] as? [String: String] == ["name": "The claude-hook-log maintainers"])
    // hooks.json is read by default; naming it in the manifest would register the hook twice.
    #expect(plugin["hooks"] == nil)
    let hooks = try Self.object("examples/plugin/hooks/hooks.json")
    #expect(Set(hooks.keys) == ["description", "hooks"])
  }

  @Test func `the marketplace offers the plugin by its own name and words`() throws {
    let marketplace = try Self.object(".claude-plugin/marketplace.json")
    let offered = try #require(marketplace["plugins"] as? [[String: String]])
    let plugin = try Self.object("examples/plugin/.claude-plugin/plugin.json")
    #expect(offered.map { $0["source"] } == ["./examples/plugin"])
    #expect(offered.first?["name"] == plugin["name"] as? String)
    #expect(offered.first?["description"] == plugin["description"] as? String)
  }
}
