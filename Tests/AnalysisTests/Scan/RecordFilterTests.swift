import CommandLineTool
import Testing

@testable import ReporterSupport

struct RecordFilterTests {
  private static let calls =
    1 * Call(project: "app", directory: "~/work/app")
    + 2 * Call(project: "api", directory: "/srv/api")
    + 4 * Call(project: "api", directory: "~/work/api")
    + 8 * Call(project: "app")
    + 16 * Call(project: nil)

  @Test(arguments: [
    (["app"], 9), (["api"], 6), (["a*"], 15), (["a??"], 15), (["(none)"], 16), (["*"], 31),
    (["app", "api"], 15), (["app", "app"], 9), (["api", "nothing"], 6), (["app", "(none)"], 25),
    (["~/work/app"], 1), (["~/work/*"], 5), (["/home/me/work/app"], 1), (["/home/me/*"], 5),
    (["/srv/api"], 2), (["*/api"], 6), (["~"], 0), (["App"], 9), (["ap"], 0), (["pp"], 0),
    ([""], 0),
    (["work/app"], 1), (["work/app/"], 1), (["ork/app"], 0), (["work/*"], 0),
  ])
  func `takes the projects that match by name or directory`(
    _ patterns: [String], _ count: Int
  ) throws {
    let report = try Logs(Self.calls).report(
      patterns.flatMap { ["--project", $0] }, environment: ["HOME": "/home/me"])
    #expect(report.summary.totalOperations == count)
    #expect(report.data.records == 31)
  }

  @Test(arguments: [
    ("/home/me", "/home/me/work/app"), ("/home/me/", "/home/me/work/app"), ("/", "/work/app"),
  ])
  func `finds a directory below home by its whole path`(_ home: String, _ pattern: String) throws {
    let report = try Logs(Self.calls).report(
      ["--project", pattern], environment: ["HOME": home])
    #expect(report.summary.totalOperations == 1)
  }

  @Test func `takes the home directory itself`() throws {
    let logs = try Logs([Call(project: "me", directory: "~"), Call(project: "x", directory: "~x")])
    for pattern in ["~", "/home/me"] {
      let report = try logs.report(["--project", pattern], environment: ["HOME": "/home/me"])
      #expect(report.projects.map(\.project) == ["me"])
    }
  }

  @Test func `takes only a tilde by itself for home`() throws {
    let logs = try Logs([Call(directory: "~ada/app")])
    for (pattern, count) in [("~ada/app", 1), ("/home/me/da/app", 0), ("/home/me/ada/app", 0)] {
      let report = try logs.report(["--project", pattern], environment: ["HOME": "/home/me"])
      #expect(report.summary.totalOperations == count)
    }
  }

  @Test func `matches without a home directory`() throws {
    #expect(
      try Logs(Self.calls).report(["--project", "~/work/*"]).summary.totalOperations == 5)
  }

  @Test func `leaves what doesn't match out of all of the report`() throws {
    let logs = try Logs([
      Call(tool: "Edit", project: "app", model: "a", file: "x", input: 1, error: "no"),
      Call(tool: "Write", session: "s2", project: "api", model: "b", file: "y", input: 2),
    ])
    let report = try logs.report(["--project", "app"])
    #expect(report.summary.sessions == 1)
    #expect(report.summary.tokens.input == 1)
    #expect(report.tools.map(\.tool) == ["Edit"])
    #expect(report.projects.map(\.project) == ["app"])
    #expect(report.models.map(\.model) == ["a"])
    #expect(report.days.map(\.count) == [1])
    #expect(report.topFiles == [.init(file: "x", project: "app", count: 1)])
  }

  @Test(arguments: [
    (["ap"], ["no project matches 'ap'; did you mean 'api'?"]),
    (["nothing"], ["no project matches 'nothing'; there are api, app"]),
    (["app", "nothing"], ["no project matches 'nothing'; there are api, app"]),
    (
      ["apj", "nothing"],
      [
        "no project matches 'apj'; did you mean 'api'?",
        "no project matches 'nothing'; there are api, app",
      ]
    ),
  ])
  func `names the nearest project when none matches`(
    _ patterns: [String], _ messages: [String]
  ) throws {
    let calls = [Call(project: "api"), Call(project: "app")]
    let outcome = try Logs(calls).run(patterns.flatMap { ["--project", $0] })
    #expect(outcome.status == .success)
    #expect(outcome.errorLines == messages.map { "session-stats: " + $0 })
  }

  @Test func `names the first five projects by their names when none is near`() throws {
    let logs = try Logs(["f", "c", "e", "a", "d", "b"].map { Call(project: $0) })
    #expect(
      logs.run(["--project", "nothing"]).errorLines
        == ["session-stats: no project matches 'nothing'; there are a, b, c, d, e and 1 more"])
  }

  @Test func `speaks of the days, not of projects, where there are no records`() throws {
    let outcome = try Logs([]).run(["--project", "app"])
    #expect(outcome.standardError.hasPrefix("session-stats: no records for today in "))
  }

  @Test func `says that no project matches when records have none`() throws {
    let outcome = try Logs([Call(project: nil)]).run(["--project", "app"])
    #expect(outcome.standardError.hasPrefix("session-stats: no project matches 'app'"))
  }
}
