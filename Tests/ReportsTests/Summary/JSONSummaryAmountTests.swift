import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

struct JSONSummaryAmountTests {
  /// Creates calls whose costs have many decimals, over several days.
  private static func logs() throws -> Logs {
    let logs = try Logs()
    var numbers = SeededGenerator(seed: 11)
    for daysAgo in 0..<4 {
      try logs.write(
        (0..<50).map { _ in Call.random(ofSessions: 0..<10, using: &numbers) }, daysAgo: daysAgo)
    }
    return logs
  }

  @Test func `gives amounts as printed beside exact ones`() throws {
    let cost = try Logs([Call(input: 45_230, output: 12_450)]).report().summary.estimatedCost
    #expect(cost.input == (try decimal("0.1357")))
    #expect(cost.output == (try decimal("0.1868")))
    #expect(cost.total == (try decimal("0.3225")))
    #expect(cost.currency == "USD")
    #expect(cost.exact == .init(input: "0.13569", output: "0.18675", total: "0.32244"))
  }

  @Test func `adds up exactly over tools, projects, models and days`() throws {
    let report = try Self.logs().report(["--range", "week"])
    let total = report.summary.estimatedCost.exact
    for costs in [
      report.tools.map(\.estimatedCost.exact), report.projects.map(\.estimatedCost.exact),
      report.models.map(\.estimatedCost.exact), report.days.map(\.estimatedCost.exact),
    ] {
      #expect(costs.count > 1)
      #expect(try sum(costs.map(\.input)) == decimal(total.input))
      #expect(try sum(costs.map(\.output)) == decimal(total.output))
      #expect(try sum(costs.map(\.total)) == decimal(total.total))
    }
    #expect(try sum([total.input, total.output]) == decimal(total.total))
    #expect(report.models.map(\.count).reduce(0, +) == 200)
    #expect(report.tools.map(\.tokens.total).reduce(0, +) == report.summary.tokens.total)
  }

  @Test(arguments: ["0.000000000003", "0.00001", "999999999.999999999999"])
  func `writes no number with an exponent`(_ rate: String) throws {
    let outcome = try Logs([Call(input: 1), Call(model: "gpt-5", input: 999_999_999)]).run(
      ["--json"], environment: ["CLAUDE_RATE_INPUT": rate])
    for line in outcome.outputLines {
      guard let colon = line.range(of: "\": ")?.upperBound else { continue }
      let value = line[colon...].trimmingCharacters(in: [","])
      guard let first = value.unicodeScalars.first, !"\"[{".unicodeScalars.contains(first)
      else { continue }
      #expect(value.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) != nil, "\(line)")
    }
    let model = try #require(try JSONReport(outcome).models.first)
    #expect(model.rates.input == .init(usdPer1K: try decimal(rate), source: "environment"))
    #expect(outcome.standardOutput.contains("\"usd_per_1k\": \(rate),"))
  }

  @Test func `has at most four decimals in printed amounts`() throws {
    let outcome = try Logs([Call(input: .max, output: .max)]).run(
      ["--json"],
      environment: ["CLAUDE_RATE_INPUT": "999999999", "CLAUDE_RATE_OUTPUT": "999999999"])
    let report = try JSONReport(outcome)
    for amount in [report.summary.estimatedCost.input, report.summary.estimatedCost.total] {
      #expect(amount.exponent >= -4)
    }
  }

  private func decimal(_ text: String) throws -> Decimal {
    try #require(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")))
  }

  private func sum(_ amounts: [String]) throws -> Decimal {
    try amounts.reduce(0) { try $0 + decimal($1) }
  }
}
