import Foundation
import TestSupport
import Testing

/// Tests `claude-hook-log` on anything but hook inputs, and its messages for people.
struct HookProgramTests {
  @Test(arguments: ["", " \n", "{", "[]", "null", "{\"tool_name\":7}", "\u{0}", "{}{}"])
  func `bad input never disturbs the session`(_ input: String) throws {
    let directory = try TemporaryDirectory()
    let consequences = try HookRuns.hook.run(
      input: Data(input.utf8), environment: HookRuns.environment(directory))
    #expect(consequences == Consequences())
    let log = try HookRuns.log(in: directory)
    let isBlank = input.allSatisfy(\.isWhitespace)
    #expect(log.contains("\"rejected\":true") == !isBlank)
    #expect(log.isEmpty == isBlank)
  }

  @Test func `a directory that can't be written to never disturbs the session`() throws {
    for directory in ["/dev/null/logs", "/proc/nowhere", ""] {
      let consequences = try HookRuns.hook.run(
        input: HookRuns.example("01-PostToolUse-Bash.json"),
        environment: directory.isEmpty ? [:] : ["CLAUDE_LOG_DIR": directory])
      #expect(consequences == Consequences(), "\(directory)")
    }
  }

  @Test func `tells its version and its use`() throws {
    #expect(try HookRuns.hook.run(["--version"]) == Consequences("claude-hook-log 0.1.0\n"))
    let help = try HookRuns.hook.run(["-h"])
    #expect(Golden.difference(help.standardOutput, from: "hook-help.txt") == nil)
    #expect(help.status == 0)
  }

  @Test func `refuses arguments that it doesn't know`() throws {
    let expected = Consequences(
      error: """
        claude-hook-log: unknown option '--versoin'; did you mean '--version'?
        Try 'claude-hook-log --help'.

        """, status: 64)
    #expect(try HookRuns.hook.run(["--versoin"]) == expected)
  }
}
