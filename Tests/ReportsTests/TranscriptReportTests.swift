import CommandLineTool
import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests reports of API usage, from transcripts.
struct TranscriptReportTests {
  private typealias Make = AccuracyTranscripts

  private func values(_ rows: [String], _ arguments: [String] = []) throws -> ReportValues {
    try ReportValues(try Make(rows).run(["--json"] + arguments))
  }

  // MARK: The bill

  private static let whole =
    #","input_tokens":1000000,"cache_creation_input_tokens":2000000,"cache_read_input_tokens":3000000,"#
    + #""cache_creation":{"ephemeral_5m_input_tokens":500000,"ephemeral_1h_input_tokens":1500000},"#
    + #""server_tool_use":{"web_search_requests":7}"#

  @Test func `tells every kind of token and its price`() throws {
    let values = try values([Make.row("1", tokens: 100_000, usage: Self.whole)])
    #expect(values["basis"] == "API usage, exact")
    for (path, expected) in [
      ("responses", "1"), ("web_searches", "7"), ("total_operations", "0"), ("sessions", "1"),
      ("tokens.input", "1000000"), ("tokens.output", "100000"), ("tokens.cache_write_5m", "500000"),
      ("tokens.cache_write_1h", "1500000"), ("tokens.cache_read", "3000000"),
      ("tokens.total", "6100000"), ("estimated_cost.exact.input", "4"),
      ("estimated_cost.exact.output", "2"), ("estimated_cost.exact.cache_write", "14.5"),
      ("estimated_cost.exact.cache_read", "0.6"), ("estimated_cost.exact.web_search", "0.07"),
      ("estimated_cost.exact.total", "21.17"), ("estimated_cost.total", "21.17"),
    ] {
      #expect(values["summary.\(path)"] == expected, "\(path)")
    }
    #expect(values["lower_bound"] == nil && values["data.files"] == "1")
  }

  @Test func `prices each response by itself`() throws {
    let fast = Make.row("2", tokens: 1_000_000, usage: #","speed":"fast""#)
    let abroad = Make.row("3", tokens: 1_000_000, usage: #","inference_geo":"us""#)
    let values = try values([Make.row("1", tokens: 1_000_000), fast, abroad])
    #expect(values["summary.estimated_cost.exact.total"] == "82")
    #expect(values["models.0.tokens.output"] == "3000000")
  }

  @Test func `shows the figures in every format`() throws {
    let transcripts = try Make([Make.row("1", call: "Bash", tokens: 100_000, usage: Self.whole)])
    let text = transcripts.run()
    #expect(
      text.section("API Cost (rates by model)").map {
        $0.split(separator: #/: +/#).map(String.init)
      }
        == [
          ["  Input", "$4.0000"], ["  Output", "$2.0000"], ["  Cache write", "$14.5000"],
          ["  Cache read", "$0.6000"], ["  Web search", "$0.0700"], ["  Total", "$21.1700"],
        ])
    #expect(text.section("Summary").last?.contains("API responses:") == true)
    let csv = transcripts.run(["--format", "csv"]).standardOutput.split(separator: "\r\n")
    let cells = Dictionary(
      uniqueKeysWithValues: zip(csv[0].split(separator: ","), csv[1].split(separator: ",")))
    #expect(cells["responses"] == "1" && cells["tokens_cache_write_1h"] == "1500000")
    #expect(cells["cost_cache_write"] == "14.5" && cells["cost_total"] == "21.17")
    let markdown = transcripts.run(["--format", "markdown"]).standardOutput
    #expect(markdown.contains(#"| API cost | \$21.1700 |"#))
    for format in ["text", "csv", "markdown", "json"] {
      #expect(transcripts.run(["--format", format, "--by", "model"]).status == .success)
    }
  }

  // MARK: Selection of responses

  private static let various = [
    Make.row("1", tokens: 1, day: "2026-01-12"), Make.row("2", tokens: 2, session: "s2"),
    Make.row("3", tokens: 4, model: "claude-haiku-5-5-20260101"),
    Make.row("5", call: "Bash", tokens: 16, more: #""agentId":"a","isSidechain":true,"#),
  ]
  /// A session that began in another directory.
  private static let ofLibrary = [
    Make.row("4", tokens: 8, session: "s3", directory: "/work/lib", more: #""gitBranch":"fix","#)
  ]

  /// Returns transcripts of several sessions.
  private func various() throws -> Make {
    let transcripts = try Make(Self.various)
    try transcripts.write(Self.ofLibrary, to: "projects/-work-lib/s3.jsonl")
    return transcripts
  }

  @Test(arguments: [
    ([], "30"), (["--range", "all"], "31"), (["--date", "2026-01-12"], "1"),
    (["--session", "s2"], "2"), (["--model", "claude-haiku-5-5"], "4"),
    (["--model", "*-20260101"], "4"), (["--project", "lib"], "8"),
    (["--project", "/work/l*"], "8"),
    (["--branch", "fix"], "8"), (["--agent", "main"], "14"), (["--agent", "subagent"], "16"),
    (["--session", "s1", "--agent", "main", "--project", "shop"], "4"),
  ])
  func `filters and days choose responses`(_ arguments: [String], _ output: String) throws {
    let values = try ReportValues(try various().run(["--json"] + arguments))
    #expect(values["summary.tokens.output"] == output)
  }

  @Test(arguments: [
    ("model", ["claude-haiku-5-5", "claude-opus-5-5"], ["4", "27"]),
    ("agent", ["main", "subagent"], ["15", "16"]),
    ("session", ["s1", "s2", "s3"], ["21", "2", "8"]),
    ("project", ["lib", "shop"], ["8", "23"]), ("day", ["2026-01-12", "2026-01-14"], ["1", "30"]),
    ("branch", ["(none)", "fix"], ["23", "8"]),
  ])
  func `responses are told apart by what they have themselves`(
    _ dimension: String, _ names: [String], _ outputs: [String]
  ) throws {
    let outcome = try various().run(
      ["--json", "--range", "all", "--by", dimension, "--sort", "name"])
    let values = try ReportValues(outcome)
    #expect(values["basis"] == "API usage, exact")
    #expect(values.column(dimension) == names)
    #expect(names.indices.map { values["groups.\($0).tokens.output"] } == outputs)
  }

  @Test(arguments: [["--by", "tool"], ["--failed"], ["--tool", "B*"], ["--by", "command,model"]])
  func `what only calls have is estimated from calls`(_ arguments: [String]) throws {
    let failing = Make.row("1", call: "Bash", tokens: 99)
    let result =
      #"{"type":"user","cwd":"/work/shop","sessionId":"s1","timestamp":"2026-01-14T12:00:01Z","#
      + #""message":{"content":[{"type":"tool_result","tool_use_id":"t1","is_error":true,"#
      + #""content":"Exit code 1\n012345678"}]}}"#
    let values = try values([failing, result], arguments)
    #expect(values["basis"] == "tool traffic, estimated from transcripts")
    #expect(values["summary.total_operations"] == "1")
    #expect(values["summary.failed_operations"] == "1")
    // The arguments {"a":"0123456789"}, and the error.
    #expect(values["summary.tokens.output"] == "4" && values["summary.tokens.input"] == "5")
    #expect(values["summary.tokens.cache_read"] == nil && values["summary.responses"] == nil)
  }

  @Test func `a response is of the day of its last row`() throws {
    let first = Make.row("1", tokens: 5, day: "2026-01-12")
    let last = Make.row("1", tokens: 3, day: "2026-01-14")
    #expect(try values([last, first])["summary.tokens.output"] == "5")
    #expect(try values([first, last], ["--date", "2026-01-12"])["summary.tokens.output"] == "0")
  }

  @Test func `a file that wasn't written to since isn't opened`() throws {
    let transcripts = try Make(Self.various)
    try transcripts.write([Make.row("9", tokens: 64)], to: "projects/-work-shop/old.jsonl")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_768_000_000)],
      ofItemAtPath: transcripts.directory.path("projects/-work-shop/old.jsonl"))
    let today = try ReportValues(transcripts.run(["--json"]))
    #expect(today["data.files"] == "1" && today["summary.tokens.output"] == "22")
    let all = try ReportValues(transcripts.run(["--json", "--range", "all"]))
    #expect(all["data.files"] == "2" && all["summary.tokens.output"] == "87")
    let then = try ReportValues(transcripts.run(["--json", "--since", "2026-01-09"]))
    #expect(then["data.files"] == "2")
  }

  // MARK: Messages

  @Test func `a model without a price is named`() throws {
    let outcome = try Make([
      Make.row("1", model: "gpt-9"), Make.row("2", model: "gpt-9"), Make.row("3"),
      Make.row("4", model: ""),
    ]).run()
    #expect(
      outcome.errorLines == [
        "session-stats: no known price for 'gpt-9': 2 responses at the default rates; "
          + "see 'session-stats rates'",
        "session-stats: no known price for responses without a model: 1 response at the default "
          + "rates; see 'session-stats rates'",
      ])
    #expect(outcome.status == .success)
    let priced = try Make([Make.row("1", model: "gpt-9")]).run(
      environment: ["CLAUDE_RATE_INPUT": "1", "CLAUDE_RATE_OUTPUT": "1"])
    #expect(!priced.standardError.contains("no price"))
  }

  @Test func `a lower bound is called one`() throws {
    let rows = [Make.row("1", stop: "null"), Make.row("2")]
    let note = "A lower bound: the final output of 1 of 2 responses isn't known."
    #expect(try values(rows)["lower_bound"] == "1")
    let transcripts = try Make(rows)
    #expect(transcripts.run().section("Note").last == "  " + note)
    #expect(transcripts.run(["--by", "model"]).outputLines.last == note)
    let markdown = transcripts.run(["--format", "markdown"])
    #expect(markdown.outputLines.last == note.replacing(":", with: "\\:"))
    #expect(try values([Make.row("2")])["lower_bound"] == nil)
    #expect(try values(rows, ["--by", "tool"])["lower_bound"] == nil)
  }

  @Test func `malformed lines are named and counted`() throws {
    let transcripts = try Make(["nonsense", Make.row("1"), "{", "{", "{", "{"])
    let outcome = transcripts.run(["--json"])
    let path = transcripts.directory.path("projects/-work-shop/s.jsonl")
    #expect(outcome.errorLines.count == 4 && outcome.status == .success)
    for (line, number) in zip(outcome.errorLines, [1, 3, 4]) {
      #expect(line.hasPrefix("session-stats: \(path):\(number): not a row: "))
    }
    #expect(outcome.errorLines.last == "session-stats: and 2 more places that aren't rows")
    #expect(try ReportValues(outcome)["data.malformed"] == "5")
    #expect(try ReportValues(outcome)["summary.responses"] == "1")
    #expect(transcripts.run().section("Data Quality") == ["  Malformed records (skipped): 5"])
  }

  @Test func `an empty range says where it looked, and of when the newest is`() throws {
    let transcripts = try Make(Self.various)
    let path = transcripts.directory.path("projects/-work-shop/s.jsonl")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(Logs.now.seconds - 5 * 86_400))],
      ofItemAtPath: path)
    let outcome = transcripts.run()
    #expect(outcome.status == .success && outcome.standardOutput.contains("Total operations:  0"))
    #expect(
      outcome.errorLines == [
        "session-stats: no records for today in \(transcripts.directory.path("projects")); "
          + "the newest transcript is of 2026-01-09"
      ])
  }

  @Test
  func `without any transcript a default directory is empty, and a named one has to be there`()
    throws
  {
    let directory = try TemporaryDirectory()
    let none = Logs.run(
      ["--source", "transcripts"], environment: ["CLAUDE_CONFIG_DIR": directory.path])
    #expect(none.status == .success)
    #expect(
      none.errorLines == [
        "session-stats: no records for today in \(directory.path("projects")); "
          + "there are no transcripts there"
      ])
    let missing = Logs.run(["--transcripts", directory.path("missing")])
    #expect(
      missing
        == Outcome(
          error: "session-stats: \(directory.path("missing")): No such file or directory\n",
          status: .failure))
    let nowhere = Logs.run(["--source", "transcripts"])
    #expect(nowhere.status == .failure && nowhere.standardOutput.isEmpty)
    #expect(nowhere.standardError.contains("Set HOME or CLAUDE_CONFIG_DIR, or give --transcripts"))
  }

  @Test func `a directory that can't be read is a failure, and the rest is reported`() throws {
    let transcripts = try Make(Self.various)
    let outcome = transcripts.run([
      "--json", "--transcripts", transcripts.directory.path, "--transcripts", "/nowhere",
    ])
    #expect(outcome.status == .failure)
    #expect(outcome.errorLines == ["session-stats: /nowhere: No such file or directory"])
    #expect(try ReportValues(outcome)["summary.tokens.output"] == "22")
  }

  @Test func `a filter that matches nothing names the nearest`() throws {
    let outcome = try Make(Self.various).run(["--project", "shpo"])
    #expect(
      outcome.errorLines == ["session-stats: no project matches 'shpo'; did you mean 'shop'?"])
  }

  // MARK: Options

  @Test func `whoever names a directory of transcripts wants those`() throws {
    let transcripts = try Make(Self.various)
    let directory = ["--transcripts", transcripts.directory.path]
    #expect(transcripts.run(source: directory) == transcripts.run())
    let wrong = transcripts.run(source: directory + ["--source", "log"])
    #expect(wrong.status == .usage && wrong.standardOutput.isEmpty)
    #expect(
      wrong.errorLines.first == "session-stats: --transcripts and --source log don't fit")
    let unknown = transcripts.run(source: ["--source", "transcript"])
    #expect(unknown.status == .usage)
    #expect(unknown.standardError.contains("'transcripts'"))
    #expect(transcripts.run(source: ["--transcripts", ""]).status == .usage)
  }

  // MARK: Hostile texts

  @Test func `no text of a transcript steers a terminal`() throws {
    let bad = #"\u001b[31m\u0007|<b>,\"=x\r\n\u202e"#
    let transcripts = try Make([
      Make.row(
        "1", call: bad, model: bad, session: bad, directory: "/work/" + bad,
        more: #""gitBranch":"\#(bad)","agentId":"\#(bad)","#)
    ])
    try transcripts.directory.write(
      #"{"agentType":"\#(bad)"}"#, to: "projects/agent-\u{1b}[1m.meta.json")
    try transcripts.write(["{\u{1b}"], to: "projects/agent-\u{1b}[1m.jsonl")
    let dimensions = ["", "model", "project", "session", "branch", "agent", "tool"]
    for dimension in dimensions {
      for format in ["text", "json", "csv", "markdown"] {
        let by = dimension.isEmpty ? [] : ["--by", dimension]
        let outcome = transcripts.run(by + ["--format", format])
        let all = outcome.standardOutput + outcome.standardError
        let newline: Set<Unicode.Scalar> = format == "csv" ? ["\r", "\n"] : ["\n"]
        let controls = all.unicodeScalars.filter {
          ($0.properties.generalCategory == .control && !newline.contains($0)) || $0 == "\u{202E}"
        }
        #expect(controls.isEmpty, "\(dimension) \(format)")
        #expect(outcome.status == .success)
        #expect(outcome.standardError.contains("not a row"))
      }
    }
    #expect(
      transcripts.run(["--by", "model", "--format", "markdown"]).standardOutput.contains("\\|"))
  }
}
