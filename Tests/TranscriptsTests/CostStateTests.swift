import OperatingSystem
import Pricing
import Testing

@testable import Transcripts

/// Tests what Claude Code itself counted for a session.
struct CostStateTests {
  private func scan(_ rows: String...) throws -> TranscriptScan {
    try SampleTranscripts(["p/file.jsonl": rows]).scan()
  }

  /// Returns a row with an amount as JSON.
  private func row(_ total: String, _ members: String = "") -> String {
    #"{"type":"cost-state","totalCostUSD":\#(total)\#(members)}"#
  }

  private func totals(_ rows: String...) throws -> [Money] {
    try SampleTranscripts(["p/file.jsonl": rows]).scan().costStates.map(\.total)
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0471968", "0.0471968"), ("1e-05", "0.00001"),
    ("5E-7", "0.0000005"),
    ("12", "12"), ("1.5e2", "150"), ("99999.5", "99999.5"),
    // Sums in binary floating point.
    ("0.07514599999999999", "0.075146"), ("0.022167600000000003", "0.0221676"),
    ("0.30000000000000004", "0.3"), ("2.9999999999999996", "3"), ("1e-30", "0"),
  ])
  func `an amount is exact, without the error of floating point`(
    _ json: String, _ expected: String
  ) throws {
    #expect(try totals(row(json)) == [try #require(Money(expected))])
  }

  @Test(arguments: [
    "-1", "-0.5", "1e30", "1e999999999999999999999", "123456789012345678901234567890", "null",
    #""0.5""#, "true", "[]", "{}",
  ])
  func `what is no possible amount is no state`(_ json: String) throws {
    #expect(try totals(row(json)) == [])
    #expect(try totals(#"{"type":"cost-state"}"#) == [])
  }

  @Test func `a state tells its session, the start, and the time of the row before`() throws {
    let rows = [
      row("1"), ResponseRow(time: "2026-01-13T10:00:00Z").text,
      row("2", #","sessionId":"s1","startTime":1796030860274"#),
    ]
    let scan = try scan(rows[0], rows[1], rows[2])
    let states = scan.costStates
    #expect(states.map { scan.name(of: $0.session) } == ["file", "s1"])
    #expect(states.map(\.startTime) == [0, 1_796_030_860_274])
    #expect(Moment(seconds: states[1].seconds).utcText == "2026-01-13T10:00:00Z")
  }

  @Test func `a state has the cost of each model, also of those that are in no row`() throws {
    let models =
      #","modelUsage":{"claude-sonnet-4-5[1m]":{"inputTokens":3,"costUSD":0.5},"a":{},"b":7,"#
      + #""c":{"costUSD":-1},"claude-haiku-5-5":{"costUSD":1e-05}}"#
    let scan = try scan(row("0.50001", models))
    let state = try #require(scan.costStates.first)
    #expect(
      state.models.map { scan.name(of: $0.model) } == ["claude-sonnet-4-5[1m]", "claude-haiku-5-5"])
    #expect(state.models.map(\.cost) == ["0.5", "0.00001"].map { Money($0) })
  }

  @Test(arguments: ["null", "7", "[]", #""x""#])
  func `models of another shape are none`(_ json: String) throws {
    let scan = try scan(row("1", #","modelUsage":\#(json),"startTime":"x""#))
    let state = try #require(scan.costStates.first)
    #expect(state.models.isEmpty && state.startTime == 0)
  }

  @Test func `all states are kept, in their order`() throws {
    let first = [row("1"), row("3"), row("2")]
    let second = [row("0.5", #","sessionId":"fork""#)]
    let scan = try SampleTranscripts(["p/a.jsonl": first, "p/b.jsonl": second]).scan()
    #expect(scan.costStates.map(\.total) == ["1", "3", "2", "0.5"].map { Money($0) })
    #expect(scan.costStates.map { scan.name(of: $0.session) } == ["a", "a", "a", "fork"])
  }

  @Test func `only rows of that type have states`() throws {
    #expect(try totals(row("1").replacing("cost-state", with: "cost")) == [])
    #expect(try totals(#"{"totalCostUSD":1}"#) == [])
    #expect(try scan(row("1")).responses.isEmpty)
  }
}
