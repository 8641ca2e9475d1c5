package import Analysis
import Bytes
package import Pricing

/// The cost of some days compared with a limit.
package struct BudgetReport {
  private let header: ReportHeader
  private let limit: Money
  private let cost: Cost
  /// The explanation of the cost.
  private let note: String

  /// An empty aggregate for the cost: the price of a token depends on the model.
  package static let start = Aggregate(by: [.model], countsSessions: false)

  package init(
    of scan: ScanResult<Aggregate>, limit: Money, header: ReportHeader, rates: RateCard
  ) {
    self.header = header
    self.limit = limit
    let calls = scan.accumulator
    let prices = calls.prices(from: rates)
    let total = calls.total(prices: prices)
    cost = total.cost(from: header.basis.source)
    note = header.budgetNote(
      on: total,
      rates: RateBasis(of: calls, prices: prices, rates: rates, basis: header.basis))
  }

  package var isLimitReached: Bool { cost.total >= limit }

  /// The spent percentage of the limit.
  package var percent: Int { cost.total.percent(of: limit) }

  /// The message, with the same amount as in a report of the same calls.
  package var line: String {
    let state = isLimitReached ? "budget reached" : "budget nearly reached"
    return "Claude Code \(state): \(header.currency.cellText(totalOf: cost)) of "
      + "\(header.currency.cellText(limit)) (\(percent)%), \(header.label.visible); \(note)\n"
  }
}
