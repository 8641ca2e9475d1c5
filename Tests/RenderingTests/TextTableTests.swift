import CommandLineTool
import Testing

@testable import ReporterSupport

struct TextTableTests {
  @Test func `columns are aligned, also with wide and combining characters`() throws {
    let logs = try Logs(
      ["日本", "e\u{301}", "plain", "\u{1B}[2J"].map { Call(project: $0, input: 1_234_567) })
    let lines = logs.run(["--by", "project"]).outputLines
    #expect(lines[0] == "$14.81 tool traffic · 4 calls · 1 session" && lines[1].isEmpty)
    #expect(lines[2] == "Claude Code by project - today")
    #expect(lines[4].hasPrefix("Project  Calls  Failed  Sessions      Input"))
    #expect(lines[6].hasPrefix("\\x1b[2J      1       0         1  1,234,567"))
    #expect(lines[7].hasPrefix("e\u{301}            1       0"))
    #expect(lines[9].hasPrefix("日本         1       0"))
    #expect(lines[11].hasPrefix("Total        4       0         1  4,938,268"))
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func `an empty table has a total of zeros`() throws {
    let outcome = try Logs([]).run(["--by", "tool"])
    #expect(outcome.outputLines.contains { $0.hasPrefix("Total      0       0") })
    #expect(outcome.status == .success)
  }

  @Test func `a session's project and model have one column each`() throws {
    for (dimensions, title) in [
      ("session", "Session  Start             Length  Active  Project  Model    Calls"),
      ("session,project", "Session  Project  Start             Length  Active  Model    Calls"),
      ("model,session", "Model    Session  Start             Length  Active  Project  Calls"),
    ] {
      let lines = try Logs([Call()]).run(["--by", dimensions]).outputLines
      #expect(lines[4].hasPrefix(title))
    }
  }
}
