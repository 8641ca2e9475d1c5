package import Analysis
import Bytes
package import Pricing

/// What some days cost, beside a limit.
package struct BudgetReport {
  private let header: ReportHeader
  private let limit: Money
  private let cost: Cost
  /// What the cost is, in words.
  private let note: String

  /// The cells that the cost is made of: what a token costs depends on the model.
  package static let start = Aggregate([.model], countsSessions: false)

  package init(
    _ scan: ScanResult<Aggregate>, limit: Money, header: ReportHeader, rates: RateCard
  ) {
    self.header = header
    self.limit = limit
    let calls = scan.accumulator
    let prices = calls.prices(rates)
    let total = calls.total(prices: prices)
    cost = total.cost(header.basis.figure)
    note = header.basis.budgetNote(RateBasis(of: calls, prices, rates, header.basis), total)
  }

  package var isLimitReached: Bool { cost.total >= limit }

  /// The percentage of the limit that is spent.
  package var percent: Int { cost.total.percent(of: limit) }

  /// A line with the amount that a report of the same calls shows.
  package var line: String {
    let state = isLimitReached ? "budget reached" : "budget nearly reached"
    return "Claude Code \(state): \(NumberText.dollars(cost.roundedTotal)) of "
      + "\(NumberText.dollars(limit)) (\(percent)%), \(header.label.visible); \(note)\n"
  }
}
