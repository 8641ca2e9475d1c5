import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests how reports count what didn't come to its end: refused calls and unfinished responses.
struct CallOutcomeReportTests {
  private typealias Make = AccuracyTranscripts

  private func values(_ rows: [String], _ arguments: [String] = []) throws -> ReportValues {
    try ReportValues(try Make(rows).run(["--json"] + arguments))
  }

  // MARK: Refused calls

  /// A call that is done, one that failed, and two that never ran.
  private static let calls = [
    Make.row("1", call: "Read"), Make.result(of: "1"),
    Make.row("2", call: "Bash"), Make.result(of: "2", "Exit code 1", isError: true),
    Make.row("3", call: "Bash"),
    Make.result(of: "3", "The user doesn't want to proceed with this tool use.", isError: true),
    Make.row("4", call: "Edit"),
    Make.result(of: "4", "no", isError: true, more: #""toolDenialKind":"hook","#),
  ]

  @Test func `refused calls are operations that didn't fail`() throws {
    let values = try values(Self.calls)
    #expect(values["summary.total_operations"] == "4")
    #expect(values["summary.failed_operations"] == "1")
    #expect(values["summary.refused_operations"] == "2")
    let table = try self.values(Self.calls, ["--by", "tool"])
    #expect(table["summary.refused_operations"] == "2")
    #expect(table.column("tool") == ["Bash", "Edit", "Read"])
    #expect(table.column("failures") == ["1", "0", "0"])
  }

  @Test(arguments: [
    (["--tool", "Bash"], "1"), (["--tool", "Read"], "0"), (["--failed"], "0"),
    (["--date", "yesterday"], "0"),
  ])
  func `those that the filters select are counted`(_ arguments: [String], _ count: String) throws {
    #expect(try values(Self.calls, arguments)["summary.refused_operations"] == count)
  }

  @Test func `what the log has isn't refused, and a log alone doesn't tell`() throws {
    let sources = try BothSources([Call(id: "t3"), Call(id: "t1")], rows: Self.calls)
    let values = try sources.values()
    #expect(values["summary.total_operations"] == "4")
    #expect(values["summary.refused_operations"] == "1")
    let log = try sources.values(source: ["--source", "log"])
    #expect(log["summary.refused_operations"] == nil)
  }

  // MARK: Unfinished responses

  private static let unfinished = [
    Make.row("1", stop: "null"), Make.row("2"),
    Make.row("3", stop: "null", more: #""isSidechain":true,"agentId":"a1","#),
    Make.row("4", stop: "null", more: #""isSidechain":true,"agentId":"a1","#),
  ]

  @Test func `unfinished responses are told with those of subagents`() throws {
    let values = try values(Self.unfinished)
    #expect(values["lower_bound"] == "1")
    #expect(values["summary.unfinished_responses.total"] == "3")
    #expect(values["summary.unfinished_responses.subagents"] == "2")
    let main = try self.values(Self.unfinished, ["--agent", "main"])
    #expect(main["summary.unfinished_responses.total"] == "1")
    #expect(main["summary.unfinished_responses.subagents"] == "0")
    let table = try self.values(Self.unfinished, ["--by", "model"])
    #expect(table["summary.unfinished_responses.total"] == "3")
  }

  @Test func `where all are finished, or of calls alone, nothing is told`() throws {
    let finished = try values([Make.row("2")])
    #expect(finished["summary.unfinished_responses.total"] == nil && finished["lower_bound"] == nil)
    let calls = try values(Self.unfinished, ["--by", "tool"])
    #expect(calls["summary.unfinished_responses.total"] == nil && calls["lower_bound"] == nil)
  }

  @Test func `the note says how many are of subagents`() throws {
    let note =
      "A lower bound: the final output of 3 of 4 responses isn't known, 2 of them from subagents."
    #expect(try Make(Self.unfinished).run().section("Note").last == "  " + note)
    let main = try Make(Self.unfinished).run(["--agent", "main", "--by", "model"])
    #expect(
      main.outputLines.last
        == "A lower bound: the final output of 1 of 2 responses isn't known.")
  }
}
