import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests how advice of another model within a response is counted.
struct AdviceReportTests {
  private typealias Make = AccuracyTranscripts

  /// Two responses for a dollar each; in the first another model gave advice for ten cents.
  private static let rows = [
    Make.row("1", tokens: 50_000, usage: Make.advice(of: "claude-haiku-5-5", tokens: 200_000)),
    Make.row("2", tokens: 50_000),
  ]

  private func values(_ arguments: [String] = [], rows: [String] = rows) throws -> ReportValues {
    try ReportValues(try Make(rows).run(["--json"] + arguments))
  }

  @Test func `it costs what it costs, and is no response of the total`() throws {
    let values = try values()
    #expect(values["summary.responses"] == "2")
    #expect(values["summary.tokens.output"] == "300000" && values["data.records"] == "2")
    #expect(values["summary.estimated_cost.exact.total"] == "2.1")
  }

  @Test func `it is a response of its model's row`() throws {
    let summary = try values()
    #expect(summary.column("model", of: "models") == ["claude-opus-5-5", "claude-haiku-5-5"])
    #expect(summary.column("responses", of: "models") == ["2", "1"])
    #expect(summary["models.1.estimated_cost.exact.total"] == "0.1")
    let table = try values(["--by", "model"])
    #expect(table.column("responses") == ["2", "1"])
    #expect(table["summary.responses"] == "2")
    #expect(try values(["--by", "day,model"]).column("responses") == ["2", "1"])
  }

  @Test func `it is none where rows are of something else`() throws {
    for dimension in ["project", "session", "day", "agent"] {
      let values = try values(["--by", dimension])
      #expect(values.column("responses") == ["2"], "\(dimension)")
      #expect(values["groups.0.estimated_cost.exact.total"] == "2.1", "\(dimension)")
    }
    #expect(try values().column("responses", of: "projects") == ["2"])
  }

  @Test(arguments: [[], ["--by", "model"], ["--by", "project"]])
  func `with a filter for its model alone it is one response`(_ arguments: [String]) throws {
    let values = try values(["--model", "claude-haiku-5-5"] + arguments)
    #expect(values["summary.responses"] == "1")
    #expect(values["summary.estimated_cost.exact.total"] == "0.1")
    if !arguments.isEmpty { #expect(values.column("responses") == ["1"]) }
  }

  @Test func `a filter for the asking model leaves it out`() throws {
    let values = try values(["--model", "opus"])
    #expect(values["summary.responses"] == "2")
    #expect(values["summary.estimated_cost.exact.total"] == "2")
  }

  @Test func `advice of the same model is more of the response`() throws {
    let values = try values(rows: [
      Make.row("1", tokens: 50_000, usage: Make.advice(of: "claude-opus-5-5", tokens: 25_000))
    ])
    #expect(values["summary.responses"] == "1")
    #expect(values.column("responses", of: "models") == ["1"])
    #expect(values["summary.estimated_cost.exact.total"] == "1.5")
  }

  @Test func `an unfinished response is one, whatever advice it has`() throws {
    let rows = [
      Make.row(
        "1", tokens: 1, stop: "null", usage: Make.advice(of: "claude-haiku-5-5", tokens: 200_000))
    ]
    #expect(try values(rows: rows)["summary.unfinished_responses.total"] == "1")
    let advised = try values(["--model", "haiku"], rows: rows)
    #expect(advised["lower_bound"] == nil && advised["summary.unfinished_responses.total"] == nil)
  }

  @Test func `its model's default rates are told`() throws {
    let outcome = try Make([
      Make.row("1", usage: Make.advice(of: "gpt-9", tokens: 10))
    ]).run()
    #expect(
      outcome.errorLines == [
        "session-stats: no known price for 'gpt-9': 1 response at the default rates; "
          + "see 'session-stats rates'"
      ])
  }
}
