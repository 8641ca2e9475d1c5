import OperatingSystem
import TestSupport
import Testing
import Transcripts

@testable import Analysis
@testable import Pricing
@testable import ReporterSupport

struct UsageTotalsTests {
  /// Returns the responses of a transcript with some rows.
  private func responses(_ rows: [String]) throws -> [Response] {
    let transcripts = try AccuracyTranscripts(rows)
    var scan = TranscriptScan()
    for file in TranscriptSearch(in: [transcripts.directory.path], environment: Environment([:]))
      .files
    {
      try scan.read(file)
    }
    return Array(scan.responses)
  }

  @Test func `adds what responses used, and the sums of sums`() throws {
    let usage =
      #","input_tokens":2,"cache_read_input_tokens":3,"cache_creation_input_tokens":9,"#
      + #""cache_creation":{"ephemeral_1h_input_tokens":5},"#
      + #""server_tool_use":{"web_search_requests":6}"#
    let responses = try responses([
      AccuracyTranscripts.row("1", tokens: 7, stop: "null", usage: usage),
      AccuracyTranscripts.row("2", tokens: 8, usage: usage),
    ])
    var cost = Cost()
    cost.input = Money(units: 1)
    cost.output = Money(units: 2)
    var totals = UsageTotals()
    for response in responses {
      totals.add(
        ResponseCharge(
          usage: response.usage, cost: cost, isUnfinished: response.isUnfinished, isSubagent: true))
    }
    var twice = totals
    twice += totals
    for (sum, factor) in [(totals, 1), (twice, 2)] {
      #expect(sum.responses == 2 * factor && sum.unfinished == factor)
      #expect(sum.unfinishedOfSubagents == factor)
      #expect(sum.webSearches == Int128(12 * factor))
      #expect(sum.cost.total == Money(units: Int128(6 * factor)))
      let tokens = sum.tokens
      let kinds = [
        tokens.input, tokens.output, tokens.cacheWrite5m, tokens.cacheWrite1h, tokens.cacheRead,
      ]
      #expect(kinds == [4, 15, 8, 10, 6].map { Int128($0 * factor) })
      #expect(tokens.all.reduce(0, +) == Int128(43 * factor))
    }
  }

  @Test func `huge counts add up`() throws {
    let huge = "99999999999999999999"
    let usage = #","input_tokens":\#(huge),"cache_read_input_tokens":\#(huge)"#
    let rows = (0..<4).map {
      AccuracyTranscripts.row("\($0)", call: "Bash", tokens: .max, usage: usage)
    }
    let values = try ReportValues(try AccuracyTranscripts(rows).run(["--json"]))
    #expect(values["summary.tokens.output"] == "\(Int.max)")
    #expect(values["summary.tokens.total"] == "\(Int.max)")
    #expect(values["summary.responses"] == "4")
    // 20 dollars per million tokens.
    #expect(values["summary.estimated_cost.exact.output"] == "737869762948382.06456")
  }
}
