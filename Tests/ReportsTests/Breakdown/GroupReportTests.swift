import CommandLineTool
import Foundation
import Testing

@testable import ReporterSupport

struct GroupReportTests {
  /// Returns the groups of a report, each as its names and its count.
  private func groups(_ logs: Logs, _ arguments: String...) throws -> [String] {
    let object = try JSONSerialization.jsonObject(
      with: Data(logs.run(["--json", "--by"] + arguments).standardOutput.utf8))
    let groups = try #require((object as? [String: Any])?["groups"] as? [[String: Any]])
    let dimensions = arguments[0].split(separator: ",").map(String.init)
    return try groups.map { group in
      let names = try dimensions.map { try #require(group[$0] as? String) }
      return names.joined(separator: "+") + " \(group["count"] ?? "")"
    }
  }

  @Test func `lists groups by count, then by name`() throws {
    let logs = try Logs(2 * Call(tool: "b") + 2 * Call(tool: "a") + 3 * Call(tool: "c"))
    #expect(try groups(logs, "tool") == ["c 3", "a 2", "b 2"])
    #expect(try groups(logs, "tool", "--reverse") == ["b 2", "a 2", "c 3"])
    #expect(try groups(logs, "tool", "--top", "1") == ["c 3"])
  }

  @Test(arguments: [
    ("cost", ["cheap 9", "dear 1", "failing 2"]), ("tokens", ["cheap 9", "failing 2", "dear 1"]),
    ("count", ["cheap 9", "failing 2", "dear 1"]),
    ("failures", ["failing 2", "cheap 9", "dear 1"]),
    ("duration", ["dear 1", "cheap 9", "failing 2"]), ("name", ["cheap 9", "dear 1", "failing 2"]),
  ])
  func `sorts by what is asked for`(_ key: String, _ expected: [String]) throws {
    let logs = try Logs(
      9 * Call(tool: "cheap", input: 100) + [Call(tool: "dear", output: 100, duration: 5)]
        + 2 * Call(tool: "failing", input: 60, error: ""))
    #expect(try groups(logs, "tool", "--sort", key) == expected)
  }

  @Test func `lists times by time`() throws {
    let logs = try Logs()
    for (daysAgo, count) in [(0, 1), (1, 5), (8, 3)] {
      try logs.write(count * Call(tool: "t\(count)"), daysAgo: daysAgo)
    }
    #expect(
      try groups(logs, "day", "--range", "all") == ["2026-01-06 3", "2026-01-13 5", "2026-01-14 1"])
    #expect(try groups(logs, "week", "--range", "all") == ["2026-W02 3", "2026-W03 6"])
    #expect(try groups(logs, "month", "--range", "all") == ["2026-01 9"])
    #expect(
      try groups(logs, "week,tool", "--range", "all")
        == ["2026-W02+t3 3", "2026-W03+t5 5", "2026-W03+t1 1"])
  }

  @Test func `names what is missing`() throws {
    let logs = try Logs([Call(tool: "Read", session: nil, project: nil, timestamp: nil)])
    for (dimension, name) in [
      ("agent", "main"), ("model", "unknown"), ("session", "(none)"), ("project", "(none)"),
      ("branch", "(none)"), ("file", "(none)"), ("command", "(none)"), ("server", "(none)"),
      ("skill", "(none)"), ("user", "(none)"), ("hour", "(none)"), ("tool", "Read"),
    ] {
      #expect(try groups(logs, dimension) == ["\(name) 1"])
    }
  }

  @Test func `breaks down by what is made of a record's members`() throws {
    let logs = try Logs([
      Call(tool: "mcp__github__create", session: "s2", model: "anthropic/claude-opus-5.5"),
      Call(tool: "mcp__github__list", session: "s2", model: "claude-opus-5-5[1m]"),
      Call(command: "git push"),
      Call(agent: "Explore", branch: "main", skill: "x"), Call(tool: "mcp____x"),
    ])
    #expect(try groups(logs, "server") == ["(none) 3", "github 2"])
    #expect(try groups(logs, "model") == ["unknown 3", "claude-opus-5-5 2"])
    #expect(try groups(logs, "command") == ["(none) 4", "git push 1"])
    #expect(
      try groups(logs, "agent,branch,".dropLast().description)
        == ["main+(none) 4", "Explore+main 1"])
    #expect(try groups(logs, "skill") == ["(none) 4", "x 1"])
  }

  @Test func `tells projects of one name apart`() throws {
    let logs = try Logs(
      [Call(project: "api", directory: "~/a/api")] + 2 * Call(project: "api", directory: "~/b/api"))
    #expect(try groups(logs, "project") == ["b/api 2", "a/api 1"])
    #expect(try groups(logs, "project,tool") == ["b/api+Bash 2", "a/api+Bash 1"])
    #expect(try groups(logs, "tool,project") == ["Bash+b/api 2", "Bash+a/api 1"])
  }

  @Test func `tells files of different projects apart`() throws {
    let logs = try Logs(
      [
        Call(project: "api", directory: "~/a/api", model: "m", file: "x"),
        Call(project: nil, file: "x"), Call(project: "app", file: "y"), Call(project: "app"),
      ] + 3 * Call(project: "api", directory: "~/b/api", model: "m", file: "x")
        + 2 * Call(project: "app", file: "x") + 4 * Call(project: "api", directory: "~/b/api"))
    let expected = [
      "(none)+(none) 5", "x+b/api 3", "x+app 2", "x+(none) 1", "x+a/api 1", "y+app 1",
    ]
    let report = try ReportValues(logs.run(["--json", "--by", "file"]))
    #expect(files(of: report) == expected)
    let table = logs.run(["--by", "file"]).outputLines
    #expect(table.contains { $0.hasPrefix("File    Project  ") })
    #expect(table.contains { $0.hasPrefix("x       b/api    ") })
    let csv = logs.run(["--by", "file", "--format", "csv"]).standardOutput
    #expect(csv.hasPrefix("file,project,count,") && csv.contains("\nx,b/api,3,"))
    #expect(
      try groups(logs, "file,project") == [
        "(none)+b/api 4", "x+b/api 3", "x+app 2", "(none)+app 1", "x+(none) 1", "x+a/api 1",
        "y+app 1",
      ])
    #expect(
      try groups(logs, "file,model")
        == ["(none)+m 5", "x+m 3", "x+m 2", "x+m 1", "x+m 1", "y+m 1"])
    #expect(try groups(logs, "file", "--failed") == [])
  }

  /// Returns the files of a report, each with its project and its count.
  private func files(of report: ReportValues) -> [String] {
    let projects = report.column("project")
    let counts = report.column("count")
    return report.column("file").enumerated().map { "\($1)+\(projects[$0]) \(counts[$0])" }
  }

  @Test func `says of a session when it was and what it was about`() throws {
    let logs = try Logs(
      [
        Call(session: "s", project: "a", model: "m", timestamp: "2026-01-14T10:00:00Z"),
        Call(session: "s", project: "b", model: "m", timestamp: "2026-01-14T10:04:00Z"),
        Call(session: "s", project: "b", timestamp: "2026-01-14T11:00:00Z"),
        Call(session: "t", timestamp: nil),
      ])
    let object = try JSONSerialization.jsonObject(
      with: Data(logs.run(["--json", "--by", "session"]).standardOutput.utf8))
    let rows = try #require((object as? [String: Any])?["groups"] as? [[String: Any]])
    #expect(rows[0]["start"] as? String == "2026-01-14T10:00:00Z")
    #expect(rows[0]["end"] as? String == "2026-01-14T11:00:00Z")
    #expect(rows[0]["length_seconds"] as? Int == 3_600)
    #expect(rows[0]["active_seconds"] as? Int == 240)
    #expect(rows[0]["project"] as? String == "b")
    #expect(rows[0]["model"] as? String == "m")
    #expect(rows[1]["start"] == nil && rows[1]["project"] as? String == "app")
  }

  @Test func `counts a session once in the total`() throws {
    let logs = try Logs([Call(tool: "a"), Call(tool: "b"), Call(tool: "b", session: "s2")])
    let table = logs.run(["--by", "tool"]).outputLines
    #expect(table[6].hasPrefix("b          2       0         2"))
    #expect(table.contains { $0.hasPrefix("Total      3       0         2") })
  }
}
