import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests reports of a log and of transcripts, with the API's bill.
struct BothSourcesTests {
  private typealias Make = AccuracyTranscripts

  /// A bill of a dollar for `opus`, and of ten cents for `haiku` in another project.
  private static let rows = [Make.row("1", call: "Bash", tokens: 50_000)]
  private static let ofLibrary = [
    Make.row(
      "2", tokens: 200_000, model: "claude-haiku-5-5", session: "s2", directory: "/work/lib")
  ]

  private let sources: BothSources

  init() throws {
    sources = try BothSources(
      [
        Call(
          id: "t1", project: "shop", directory: "/work/shop", model: "claude-opus-5-5",
          input: 25_000, duration: 90_000),
        Call(
          tool: "Read", id: "t9", project: "shop", directory: "/work/shop",
          model: "claude-opus-5-5", exitCode: 1),
        Call(tool: "Read", id: "t8", project: "shop", directory: "/work/shop"),
      ], rows: Self.rows)
    try sources.transcripts.write(Self.ofLibrary, to: "projects/-work-lib/s2.jsonl")
  }

  private func run(_ arguments: [String] = []) -> Outcome {
    sources.run(arguments, source: ["--source", "both"])
  }

  private func values(_ arguments: [String] = []) throws -> ReportValues {
    try ReportValues(run(["--json"] + arguments))
  }

  // MARK: The figures

  @Test func `the money is the bill, and the traffic stands beside it`() throws {
    let values = try values()
    #expect(values["basis"] == "API usage, exact" && values["lower_bound"] == nil)
    for (path, expected) in [
      ("total_operations", "3"), ("failed_operations", "1"), ("refused_operations", "0"),
      ("sessions", "2"), ("responses", "2"), ("tokens.output", "250000"),
      ("estimated_cost.exact.total", "1.1"), ("tool_traffic.tokens.input", "25000"),
      ("tool_traffic.estimated_cost.exact.total", "0.1"), ("duration_ms.total", "90000"),
    ] {
      #expect(values["summary.\(path)"] == expected, "\(path)")
    }
    for member in ["api_usage", "traffic_share", "unfinished_responses"] {
      #expect(values["summary.\(member)"] == nil, "\(member)")
    }
    #expect(values["data.files"] == "3" && values["data.records"] == "5")
    #expect(values["data.uncompared_calls"] == nil)
  }

  @Test func `text has the bill first, and a section for the traffic`() {
    let text = run()
    #expect(text.outputLines[0] == "$1.10 API cost · 3 calls, 1 failed · 2 sessions")
    #expect(text.outputLines[1].isEmpty)
    #expect(text.section("API Cost (rates by model)").last == "  Total:        $1.1000")
    #expect(
      text.section("Tool Traffic (estimated)") == [
        "  Input tokens:   25,000", "  Output tokens:  0", "  Total tokens:   25,000",
        "  Cost:           $0.1000",
      ])
    #expect(!text.standardOutput.contains("Estimated Cost"))
  }

  @Test func `beside the bill tools have no costs, and the others are listed by theirs`() {
    let text = run()
    #expect(text.section("Tools Used") == ["  Read: 2", "  Bash: 1"])
    #expect(text.section("Projects") == ["  shop: 3 ($1.00)", "  lib: 0 ($0.1000)"])
    #expect(
      text.section("Models") == [
        "  claude-opus-5-5: 3 ($1.00)", "  claude-haiku-5-5: 0 ($0.1000)",
      ])
    let markdown = run(["--format", "markdown"]).standardOutput
    #expect(markdown.contains("## Tools\n\n|  | Calls | Tokens |\n"))
    #expect(markdown.contains("## Projects\n\n|  | Calls | Tokens | Cost |\n"))
    #expect(markdown.contains(#"| lib | 0 | 200,000 | \$0.1000 |"#))
  }

  @Test func `of a log alone everything has its estimate`() {
    let text = sources.run(source: ["--source", "log"])
    #expect(text.outputLines[1] == "        Claude Code Session Statistics - today")
    #expect(text.section("Tools Used") == ["  Read: 2", "  Bash: 1"])
    let markdown = sources.run(["--format", "markdown"], source: ["--source", "log"])
    #expect(markdown.standardOutput.contains("## Tools\n\n|  | Calls | Tokens | Cost |\n"))
  }

  @Test func `tables are sorted by the bill, and have its columns`() throws {
    let csv = run(["--format", "csv", "--by", "project"]).standardOutput
    let rows = csv.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.map { $0[0] } == ["project", "shop", "lib"])
    let cells = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    #expect(cells.map { $0["count"] } == ["3", "0"])
    #expect(cells.map { $0["responses"] } == ["1", "1"])
    #expect(cells.map { $0["cost_total"] } == ["1", "0.1"])
    #expect(cells.map { $0["duration_ms"] } == ["90000", "0"])
    #expect(!csv.contains("api_") && !csv.contains("traffic_share"))
    #expect(
      try values(["--by", "project", "--sort", "tokens"]).column("project") == ["lib", "shop"])
    let table = run(["--by", "project"])
    #expect(table.outputLines[0] == "$1.10 API cost · 3 calls, 1 failed · 2 sessions")
    #expect(!table.standardOutput.contains("Of bill"))
    #expect(table.standardOutput.contains("1m 30s"))
  }

  @Test func `the time of calls is in no transcript`() {
    let csv = sources.run(
      ["--format", "csv", "--by", "project"], source: ["--source", "transcripts"])
    #expect(!csv.standardOutput.contains("duration_ms"))
  }

  // MARK: What only calls have

  @Test(arguments: [["--by", "tool"], ["--tool", "Bash"], ["--failed"], ["--by", "server"]])
  func `about what only calls have there is no bill`(_ arguments: [String]) throws {
    let values = try values(arguments)
    #expect(values["basis"] == "tool traffic, estimated")
    #expect(values["summary.responses"] == nil && values["summary.tool_traffic"] == nil)
    #expect(values["summary.refused_operations"] == "0")
  }

  @Test func `tools are sorted by count, projects by the bill`() throws {
    let tools = try values(["--by", "tool"])
    #expect(tools.column("tool") == ["Read", "Bash"])
    #expect(tools["groups.1.estimated_cost.exact.total"] == "0.1")
    #expect(try values(["--by", "tool", "--sort", "cost"]).column("tool") == ["Bash", "Read"])
    let project = try values(["--project", "lib"])
    #expect(project["summary.total_operations"] == "0" && project["summary.responses"] == "1")
  }

  @Test func `what responses were made for is theirs as soon as one says so`() throws {
    let sources = try BothSources(
      [Call(id: "t7", skill: "review")],
      rows: [
        Make.row("1", tokens: 50_000, more: #""attributionSkill":"review","#),
        Make.row("2", tokens: 100_000),
      ])
    let skills = try sources.values(["--by", "skill"])
    #expect(skills["basis"] == "API usage, exact")
    #expect(skills.column("skill") == ["(none)", "review"])
    #expect(skills.column("count") == ["0", "1"])
    #expect(skills["groups.1.estimated_cost.exact.total"] == "1")
    let filtered = try sources.values(["--skill", "review"])
    #expect(filtered["summary.estimated_cost.exact.total"] == "1")
    // No response names a server.
    #expect(try sources.values(["--by", "server"])["basis"] == "tool traffic, estimated")
  }

  // MARK: Models

  @Test func `a record without a model takes it from the transcripts`() throws {
    try sources.transcripts.write(
      [
        Make.row("a", call: "Bash", model: "claude-fable-5", session: "s3"),
        Make.row("b", model: "claude-sonnet-5", session: "s3"),
        Make.row("c", model: "claude-sonnet-5", session: "s3"),
      ], to: "projects/-work-shop/s3.jsonl")
    let line = { (more: String) in
      #"{"timestamp":"2026-01-14T12:00:00Z","session_id":"s3","tool":"Bash"\#(more)}"#
    }
    try sources.logs.write(
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

  @Test func `without any response the bill is nothing`() throws {
    let empty = try BothSources([Call(id: "t1")], rows: [])
    let values = try empty.values(source: ["--source", "both"])
    #expect(values["basis"] == "API usage, exact")
    #expect(values["summary.total_operations"] == "1" && values["summary.responses"] == "0")
    #expect(values["summary.estimated_cost.total"] == "0")
  }
}
