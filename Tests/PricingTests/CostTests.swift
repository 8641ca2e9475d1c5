import Testing

@testable import Analysis
@testable import Pricing
@testable import ReporterSupport

struct CostTests {
  @Test func `prints the sum of the amounts as they are printed`() throws {
    let cost = try cost(Call(input: 45_230, output: 12_450), rates: "0.003", "0.015")
    #expect(cost.total.exactText == "0.32244")
    #expect(cost.total.rounded.fixedText == "0.3224")
    #expect(cost.roundedTotal.fixedText == "0.3225")
  }

  @Test func `adds up exactly`() throws {
    let cost = try cost(Call(input: 7, output: 1), rates: "0.000000000003", "0.1")
    var sum = cost
    for _ in 0..<2 { sum += cost }
    #expect(sum.input.exactText == "0.000000000000063")
    #expect(sum.output.exactText == "0.0003")
    #expect(sum.total.exactText == "0.000300000000063")
  }

  @Test func `prints four places of the largest amount, too`() throws {
    let cost = try cost(
      Call(input: .max, output: .max), rates: "999999999", "999999999")
    #expect(cost.input.rounded.fixedText == "170141183460469231731.6873")
    #expect(cost.roundedTotal.fixedText == "170141183460469231731.6873")
  }

  /// Returns the cost of a call at rates for 1,000 tokens.
  private func cost(_ call: Call, rates input: String, _ output: String) throws -> Cost {
    let rates = ["CLAUDE_RATE_INPUT": input, "CLAUDE_RATE_OUTPUT": output]
    return try #require(try Aggregate.total(of: [call], rates: rates)).estimatedCost
  }
}
