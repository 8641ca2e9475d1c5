import Foundation
import TestSupport
import Testing

/// Runs the command that an install registers in a shell, as Claude Code does.
struct RegisteredCommandTests {
  @Test(arguments: [
    "bin", "my tools", "it's", "say \"hi\"", "$HOME", "a$b`c`", "Übung", "数据 🚀", "back\\slash",
    "semi;colon & more", "star*?[a]", "~", "(x)", "#hash", "tail ", "-dash", "a'b\"c$d", "100%",
    "!bang",
  ])
  func `logs from a directory of any name`(_ name: String) throws {
    let home = try TemporaryDirectory()
    try home.makeDirectories("tools/\(name)")
    let program = Program(path: home.path("tools/\(name)/claude-hook-log"))
    try FileManager.default.createSymbolicLink(
      atPath: program.path, withDestinationPath: HookRuns.hook.path)
    let environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    let run = try program.run(["install"], environment: environment, directory: home.path)
    #expect(run.status == 0, "\(run)")
    let settings = try JSONSerialization.jsonObject(
      with: Data(try home.read(".claude/settings.json").utf8))
    let hooks = try #require((settings as? [String: [String: [[String: Any]]]])?["hooks"])
    #expect(hooks.keys.sorted() == ["PostToolUse", "PostToolUseFailure"])
    for groups in hooks.values {
      let handlers = try #require(groups.first?["hooks"] as? [[String: Any]])
      let command = try #require(handlers.first?["command"] as? String)
      let logged = try Program(path: "/bin/sh").run(
        ["-c", command], input: HookRuns.example("01-PostToolUse-Bash.json"),
        environment: environment, directory: "/")
      #expect(logged == Consequences(), "\(command)")
    }
    let log = try home.names(in: ".claude/logs").filter { $0.hasPrefix("activity-") }
    #expect(
      try log.map { try home.read(".claude/logs/\($0)") }.joined().utf8.count { $0 == 10 } == 2)
  }
}
