import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

struct ValueFilterTests {
  private static let calls = [
    Call(tool: "Bash", session: "s1", model: "us.anthropic.claude-opus-5-5-v1:0", branch: "main"),
    Call(tool: "Read", session: "s2", project: "api", model: "claude-haiku-5-5", file: "src/a.ts"),
    Call(tool: "mcp__x__y", session: "s3", agent: "Explore", error: "no"),
    Call(tool: "Bash", session: "s4", project: nil, branch: "feature/x", exitCode: 2),
  ]

  @Test(
    arguments: [
      (["--tool", "Bash"], 2), (["--tool", "mcp__*"], 1), (["--tool=Bash", "--tool=Read"], 3),
      (["--model", "claude-opus-5-5"], 1), (["--model", "us.anthropic.*"], 1),
      (["--model", "claude-*"], 2), (["--model", "opus"], 1), (["--model", "Haiku"], 1),
      (["--model", "unknown"], 2), (["--session", "s?"], 4),
      (["--agent", "main"], 3), (["--agent", "Explore"], 1), (["--branch", "feature/*"], 1),
      (["--branch", "(none)"], 2), (["--file", "src/*"], 1), (["--user", "(none)"], 4),
      (["--failed"], 2), (["--failed", "--tool", "Bash"], 1),
      (["--tool", "Bash", "--branch", "main"], 1), (["--tool", "Read", "--branch", "main"], 0),
    ] as [([String], Int)])
  func `takes any of the values of an option, and all options`(
    _ arguments: [String], _ count: Int
  ) throws {
    #expect(try Logs(Self.calls).report(arguments).summary.totalOperations == count)
  }

  @Test(arguments: [("ada", 3), ("grace", 2), ("*", 5)])
  func `takes the users of a team, whose records are alike`(_ user: String, _ count: Int) throws {
    let logs = try Logs()
    for (name, number) in [("ada", 3), ("grace", 2)] {
      let lines = try (number * Call()).map { try $0.line + "\n" }
      try logs.directory.write(lines.joined(), to: "\(name)/\(Logs.name())")
    }
    #expect(try logs.report(["--user", user]).summary.totalOperations == count)
  }

  @Test(
    arguments: [
      ("a/api", 1), ("b/api", 1), ("x/a/api", 1), ("/x/a/api", 1), ("~/b/api/", 1),
      ("/home/ada/b/api", 1), ("api", 3), ("*/api", 2), ("y/api", 1), ("x/api", 0), ("a*", 3),
      ("b*", 0), ("/api", 0), ("C:/y/api", 1), ("c:\\y\\api\\", 1), ("c:/y/*", 1),
      ("C:\\Y/API", 1), ("C:y\\api", 0), ("", 0), ("/", 0), ("i/api", 0),
    ] as [(String, Int)])
  func `finds a project by its directory, and by the name that tells it apart`(
    _ pattern: String, _ count: Int
  ) throws {
    let logs = try Logs([
      Call(project: "api", directory: "/x/a/api"), Call(project: "api", directory: "~/b/api"),
      Call(project: "api", directory: "C:\\y\\api"),
    ])
    let report = try logs.report(["--project", pattern], environment: ["HOME": "/home/ada"])
    #expect(report.summary.totalOperations == count)
  }

  @Test(arguments: [
    (["--tool", "Bsh"], "no tool matches 'Bsh'; did you mean 'Bash'?"),
    (
      ["--model", "claude-opus-5"],
      "no model matches 'claude-opus-5'; did you mean 'claude-opus-5-5'?"
    ),
    (["--branch", "man"], "no branch matches 'man'; did you mean 'main'?"),
    (["--tool", "Read", "--branch", "main"], "no record for today matches all of the filters"),
    (["--tool", "Read", "--failed"], "no record for today matches all of the filters"),
    (["--tool", "Bash", "--agent", "zzz"], "no agent matches 'zzz'; there are Explore, main"),
  ])
  func `names the nearest value of any filter`(_ arguments: [String], _ hint: String) throws {
    let outcome = try Logs(Self.calls).run(arguments)
    #expect(outcome.errorLines == ["session-stats: \(hint)"])
    #expect(outcome.status == .success)
  }
}
