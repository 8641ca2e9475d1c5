import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests reports that show the tool traffic of a log next to API usage.
struct BothSourcesTests {
  private typealias Make = AccuracyTranscripts

  /// A bill of a dollar for `opus`, and of ten cents for `haiku` in another project.
  private static let rows = [
    Make.row("1", call: "Bash", tokens: 50_000),
    Make.row(
      "2", tokens: 200_000, model: "claude-haiku-5-5", session: "s2", directory: "/work/lib"),
  ]

  private let logs: Logs
  private let transcripts: AccuracyTranscripts

  init() throws {
    logs = try Logs([
      Call(project: "shop", directory: "/work/shop", model: "claude-opus-5-5", input: 25_000),
      Call(
        tool: "Read", project: "shop", directory: "/work/shop", model: "claude-opus-5-5",
        exitCode: 1),
    ])
    transcripts = try Make(Self.rows)
  }

  private func run(_ arguments: [String] = []) -> Outcome {
    transcripts.run(
      arguments, source: ["--source", "both"], environment: ["CLAUDE_LOG_DIR": logs.directory.path])
  }

  private func values(_ arguments: [String] = []) throws -> ReportValues {
    try ReportValues(run(["--json"] + arguments))
  }

  @Test func `the traffic stands beside the bill, and its share`() throws {
    let values = try values()
    #expect(values["basis"] == "tool traffic, estimated, beside API usage, exact")
    for (path, expected) in [
      ("total_operations", "2"), ("failed_operations", "1"), ("sessions", "2"),
      ("tokens.input", "25000"), ("estimated_cost.exact.total", "0.1"),
      ("api_usage.responses", "2"), ("api_usage.tokens.output", "250000"),
      ("api_usage.estimated_cost.exact.total", "1.1"), ("traffic_share", "0.0909"),
    ] {
      #expect(values["summary.\(path)"] == expected, "\(path)")
    }
    #expect(values["data.files"] == "2" && values["data.records"] == "4")
  }

  @Test func `text and CSV have both`() throws {
    let text = run()
    #expect(text.section("Estimated Cost (rates by model)").last == "  Total:   $0.1000")
    let bill = text.section("API Usage")
    #expect(bill.contains { $0.contains("Total cost:") && $0.hasSuffix("$1.1000") })
    #expect(bill.last?.hasSuffix(" 9.09%") == true)
    let csv = run(["--format", "csv", "--by", "project", "--sort", "name"])
    let rows = csv.standardOutput.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let start = try #require(rows[0].firstIndex(of: "api_responses"))
    let columns = start...start + 3
    #expect(
      rows[0][columns] == ["api_responses", "api_tokens_total", "api_cost_total", "traffic_share"])
    #expect(rows[1][0] == "lib" && rows[1][columns] == ["1", "200000", "0.1", "0"])
    #expect(rows[2][0] == "shop" && rows[2][columns] == ["1", "50000", "1", "0.1"])
    #expect(run(["--by", "project"]).standardOutput.contains("10.00%"))
  }

  @Test func `by what only calls have there is no bill`() throws {
    let values = try values(["--by", "tool", "--sort", "name"])
    #expect(values.column("tool") == ["Bash", "Read"])
    #expect(values["groups.0.api_usage.responses"] == nil)
    #expect(values["groups.0.traffic_share"] != nil)
    #expect(values["summary.api_usage.responses"] == "2")
    #expect(values["summary.traffic_share"] == "0.0909")
  }

  @Test func `what only calls have chooses calls, everything else both`() throws {
    let failed = try values(["--failed"])
    #expect(failed["summary.total_operations"] == "1")
    #expect(failed["summary.api_usage.responses"] == "2")
    let tool = try values(["--tool", "Bash"])
    #expect(tool["summary.total_operations"] == "1" && tool["summary.api_usage.responses"] == "2")
    let project = try values(["--project", "lib"])
    #expect(project["summary.total_operations"] == "0")
    #expect(project["summary.api_usage.responses"] == "1")
    #expect(project["summary.traffic_share"] == "0")
  }

  @Test func `calls come from the log alone`() throws {
    let values = try values(["--by", "model", "--sort", "name"])
    #expect(values.column("model") == ["claude-haiku-5-5", "claude-opus-5-5"])
    #expect(values.column("count") == ["0", "2"])
  }

  @Test func `a record without a model takes it from the transcripts`() throws {
    try transcripts.write(
      [
        Make.row("a", call: "Bash", model: "claude-fable-5", session: "s3"),
        Make.row("b", model: "claude-sonnet-5", session: "s3"),
        Make.row("c", model: "claude-sonnet-5", session: "s3"),
      ], to: "projects/-work-shop/s3.jsonl")
    let line = { (more: String) in
      #"{"timestamp":"2026-01-14T12:00:00Z","session_id":"s3","tool":"Bash"\#(more)}"#
    }
    try logs.write(
      [
        // By its ID; by its session's most frequent model; not for another agent; its own.
        line(#","tool_use_id":"ta""#), line(#","tool_use_id":"?""#), line(#","agent":"Explore""#),
        line(#","tool_use_id":"ta","model":"claude-haiku-4-5""#), line(#","session_id":"?""#),
      ].joined(separator: "\n"))
    let values = try values(["--by", "model", "--sort", "name"])
    let counts = Dictionary(
      uniqueKeysWithValues: zip(values.column("model"), values.column("count")))
    #expect(
      counts == [
        "claude-fable-5": "1", "claude-sonnet-5": "1", "unknown": "2", "claude-haiku-4-5": "1",
        "claude-opus-5-5": "0", "claude-haiku-5-5": "0",
      ])
  }

  @Test func `without a bill there is no share`() throws {
    let empty = try Make([])
    let outcome = empty.run(
      ["--json"], source: ["--source", "both"], environment: ["CLAUDE_LOG_DIR": logs.directory.path]
    )
    let values = try ReportValues(outcome)
    #expect(values["summary.total_operations"] == "2")
    #expect(values["summary.traffic_share"] == nil && values["summary.api_usage.responses"] == "0")
  }
}
