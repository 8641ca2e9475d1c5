import OperatingSystem
import TestSupport
import Testing
import Transcripts

@testable import Analysis
@testable import Pricing
@testable import ReporterSupport

/// Tests what responses are charged for.
struct ResponseCostsTests {
  private typealias Make = AccuracyTranscripts

  /// Returns the charges of the first response, each as model and cost, and whether at default rates.
  private func charges(
    _ row: String, rates: [String: String] = [:]
  ) throws -> [String] {
    let transcripts = try Make([row])
    let environment = Environment(["CLAUDE_CONFIG_DIR": transcripts.directory.path])
    let read = ReadTranscripts(
      in: [], days: try DayRange(word: "all", today: Logs.today), environment: environment)
    var costs = ResponseCosts(rates: try RateCard(Environment(rates)), names: read.scan)
    let response = try #require(read.responses.first)
    // Once more, with the models that are known by now.
    let first = costs.charges(of: response).map(text)
    #expect(costs.charges(of: response).map(text) == first)
    return first
  }

  private func text(_ charge: ResponseCosts.Charge) -> String {
    "\(charge.model) \(charge.cost.total.exactText)\(charge.isAtDefaultRates ? " by default" : "")"
  }

  @Test func `a response is charged at the rates of its model`() throws {
    #expect(try charges(Make.row("1", tokens: 50_000)) == ["claude-opus-5-5 1"])
    #expect(
      try charges(Make.row("1", tokens: 50_000), rates: ["CLAUDE_RATE_OUTPUT": "0.1"])
        == ["claude-opus-5-5 5"])
  }

  @Test func `an unknown model is charged at the default rates, and none has a placeholder`() throws
  {
    #expect(try charges(Make.row("1", tokens: 1_000, model: "gpt-9")) == ["gpt-9 0.015 by default"])
    #expect(try charges(Make.row("1", tokens: 1_000, model: "")) == ["unknown 0.015 by default"])
  }

  @Test func `advice follows at the rates of the model that gave it`() throws {
    let row = Make.row(
      "1", tokens: 50_000, usage: Make.advice(of: "claude-haiku-5-5-20260101", tokens: 200_000))
    #expect(try charges(row) == ["claude-opus-5-5 1", "claude-haiku-5-5 0.1"])
  }

  @Test func `the price is that of the response's day in UTC`() throws {
    // Before 2026-10-07 reading cost 0.0002 for 1,000 tokens.
    let read = #","cache_read_input_tokens":1000000"#
    let before = Make.row(
      "1", tokens: 0, model: "claude-sonnet-5-5", day: "2026-10-06", usage: read, time: "23:59:59")
    let after = Make.row(
      "1", tokens: 0, model: "claude-sonnet-5-5", day: "2026-10-07", usage: read, time: "00:00:00")
    let (old, new) = (try charges(before), try charges(after))
    #expect(old == ["claude-sonnet-5-5 0.2"] && new != old)
  }
}
