import SessionStats
import Testing

@testable import Analysis
@testable import ReporterSupport

struct TotalsTests {
  @Test func `adds up what records say`() throws {
    let totals = try totals([
      Call(input: 10, output: 4, duration: 7, added: 3, removed: 1),
      Call(input: 1, output: 2, duration: 0),
      Call(input: 100, output: 0, exitCode: 1, error: "no", added: 1),
      Call(exitCode: 2), Call(error: ""), Call(exitCode: 0),
    ])
    #expect(totals.count == 6)
    #expect(totals.failures == 3)
    #expect(totals.inputTokens == 111)
    #expect(totals.outputTokens == 6)
    #expect(totals.totalTokens == 117)
    #expect(totals.linesAdded == 4)
    #expect(totals.linesRemoved == 1)
    #expect(totals.durationCount == 2)
    #expect(totals.durationTotal == 7)
  }

  @Test func `merges to what adding all records gives`() throws {
    let calls = (0..<20).map {
      Call(
        input: $0, output: 2 * $0, duration: $0.isMultiple(of: 3) ? $0 : nil,
        error: $0.isMultiple(of: 5) ? "no" : nil, added: 3 * $0, removed: 4 * $0)
    }
    let all = try totals(calls)
    var merged = try totals(Array(calls.prefix(8)))
    merged += try totals(Array(calls.dropFirst(8)))
    #expect(merged.count == all.count)
    #expect(merged.failures == all.failures)
    #expect(merged.inputTokens == all.inputTokens)
    #expect(merged.outputTokens == all.outputTokens)
    #expect(merged.totalTokens == all.totalTokens)
    #expect(merged.linesAdded == all.linesAdded)
    #expect(merged.linesRemoved == all.linesRemoved)
    #expect(merged.durationCount == all.durationCount)
    #expect(merged.durationTotal == all.durationTotal)
  }

  @Test func `goes past the largest count and prints it clamped`() throws {
    let totals = try totals(
      3 * Call(input: .max, output: .max, duration: .max, added: .max, removed: .max))
    #expect(totals.inputTokens == 3 * Int128(Int.max))
    #expect(totals.durationTotal.clamped == Int.max)
    #expect(totals.totalTokens.clamped == Int.max)
    #expect(Int128(Int.max).clamped == Int.max)
    #expect(Int128(5).clamped == 5)
  }

  @Test func `reports sums that are too large as the largest count`() throws {
    let report = try Logs(2 * Call(input: .max, output: 1, duration: .max, added: .max)).report()
    #expect(report.summary.tokens == .init(input: .max, output: 2, total: .max))
    #expect(report.summary.lines == .init(added: .max, removed: 0))
    #expect(report.summary.durationMs.total == .max)
    #expect(report.summary.durationMs.max == .max)
    #expect(report.summary.estimatedCost.exact.input == "55340232221128.654842")
  }

  private func totals(_ calls: [Call]) throws -> Totals {
    try #require(try Aggregate.total(of: calls)).totals
  }
}
