import OperatingSystem
import Testing

@testable import ReporterSupport

struct SummaryReportTests {
  @Test func `lists by count, then by the bytes of the name`() throws {
    let tools = ["b", "a", "B", "\u{E9}", "e\u{301}", "z", "z", "\u{1F600}", "\u{FF5E}"]
    let report = try Logs(tools.map { Call(tool: $0) }).report()
    let names = report.tools.map { Array($0.tool.unicodeScalars) }
    let expected = ["z", "B", "a", "b", "e\u{301}", "\u{E9}", "\u{FF5E}", "\u{1F600}"]
    #expect(names == expected.map { Array($0.unicodeScalars) })
  }

  @Test func `lists days by time`() throws {
    let logs = try Logs()
    try logs.write(3 * Call(), daysAgo: 1)
    try logs.write([Call()], daysAgo: 3)
    try logs.write(2 * Call(), daysAgo: 0)
    let days = try logs.report(["--range", "week"]).days
    #expect(days.map(\.date) == ["2026-01-11", "2026-01-13", "2026-01-14"])
    #expect(days.map(\.count) == [1, 3, 2])
  }

  @Test func `has models by their plain ids`() throws {
    let report = try Logs([
      Call(model: "claude-sonnet-4-5-20250929", input: 1),
      Call(model: "anthropic/claude-sonnet-4.5", input: 2),
      Call(model: "claude-sonnet-4-5[1m]", input: 4), Call(model: "claude-opus-5", input: 8),
      Call(model: "claude-opus-5-5", input: 16), Call(model: "gpt-5", input: 32),
      Call(session: "s2", input: 64),
    ]).report()
    #expect(
      report.models.map(\.model) == [
        "claude-sonnet-4-5", "claude-opus-5", "claude-opus-5-5", "gpt-5", "unknown",
      ])
    #expect(report.models.map(\.tokens.input) == [7, 8, 16, 32, 64])
    #expect(
      report.models.map(\.rates.input.source) == [
        "built-in", "built-in", "built-in", "default", "default",
      ])
  }

  @Test(
    arguments: [
      ([nil], [:], "Sonnet rates"),
      (["gpt-5", nil], [:], "Sonnet rates"),
      (["claude-sonnet-4-5"], [:], "rates by model"),
      (["claude-opus-5", nil], [:], "rates by model"),
      (["gpt-5", "gpt-5", "claude-opus-5"], [:], "rates by model"),
      ([nil], ["CLAUDE_RATE_INPUT": "0.003"], "rates from environment"),
      (["claude-opus-5", nil], ["CLAUDE_RATE_OUTPUT": "0"], "rates from environment"),
      (["claude-opus-5"], ["CLAUDE_RATE_INPUT_OPUS": "1"], "rates from environment"),
      (["claude-opus-5"], ["CLAUDE_RATE_INPUT_SONNET": "1"], "rates by model"),
      ([nil], ["CLAUDE_RATE_INPUT_SONNET": "1"], "Sonnet rates"),
      ([nil], ["CLAUDE_RATE_INPUT": ""], "Sonnet rates"),
      ([], [:], "Sonnet rates"),
      ([], ["CLAUDE_RATE_INPUT": "0.003"], "rates from environment"),
      ([], ["CLAUDE_RATE_OUTPUT": "0.015"], "rates from environment"),
      ([], ["CLAUDE_RATE_INPUT_OPUS": "1"], "Sonnet rates"),
    ] as [([String?], [String: String], String)])
  func `says which rates applied`(
    _ models: [String?], _ environment: [String: String], _ heading: String
  ) throws {
    let outcome = try Logs(models.map { Call(model: $0) }).run(environment: environment)
    #expect(outcome.outputLines.contains("Estimated Cost (\(heading))"))
  }

  @Test func `takes a model that isn't known for no model of that name`() throws {
    let report = try Logs([Call(input: 1_000)]).report(
      environment: ["CLAUDE_RATE_INPUT_UNKNOWN": "7"])
    let model = try #require(report.models.first)
    #expect(model.rates.input.source == "default")
    #expect(model.estimatedCost.exact.input == "0.003")
  }

  @Test func `lists files edited equally often by their names, then by their projects`() throws {
    let places = [("b", "x"), ("a", "y"), ("c", "x"), ("a", "x"), ("a", "z")]
    let files = try Logs(places.map { Call(tool: "Edit", project: $0.1, file: $0.0) })
      .report().topFiles
    #expect(files.map { $0.file + $0.project } == ["ax", "ay", "az", "bx", "cx"])
  }

  @Test func `counts a file's edits together where a project is shown under one name`() throws {
    let files = try Logs([
      Call(tool: "Edit", project: "api", directory: "~/api", file: "a"),
      Call(tool: "Edit", project: "api", file: "a"),
    ]).report().topFiles
    #expect(files == [.init(file: "a", project: "api", count: 2)])
  }

  @Test func `has the ten files edited most`() throws {
    let calls = (1...12).flatMap { count in
      count * Call(tool: "Edit", file: "file\(count)")
    }
    let files = try Logs(calls).report().topFiles
    #expect(files.map(\.count) == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
    #expect(files.first?.file == "file12")
  }

  @Test func `reaches from the first day of all to the last`() throws {
    let logs = try Logs()
    try logs.write([Call()], daysAgo: 1_000)
    try logs.write([Call()], daysAgo: 10)
    let report = try logs.report(["--range", "all"])
    #expect(report.from == Logs.today.adding(days: -1_000).description)
    #expect(report.to == Logs.today.adding(days: -10).description)
    let empty = try Logs().report(["--range", "all"])
    #expect(empty.from == Logs.today.description)
    #expect(empty.to == Logs.today.description)
  }
}
