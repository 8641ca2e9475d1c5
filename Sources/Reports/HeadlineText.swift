import Analysis
import Bytes
import Pricing
import Rendering

/// The figures of a headline: `$19.82 API cost · 758 calls, 41 failed · 12 sessions · 5 h 10 m active`.
enum HeadlineText {
  /// Returns the headline's figures.
  ///
  /// - Parameter activeSeconds: The active time; nil if it isn't known.
  static func of(
    _ total: Aggregate.Group, of basis: CostBasis, isLowerBound: Bool, in currency: Currency,
    activeSeconds: Int? = nil
  ) -> String {
    let cost = currency.cellText(totalOf: total.cost(from: basis.source))
    let failures = total.totals.failures
    let failed = failures == 0 ? "" : ", \(NumberText.grouped(failures)) failed"
    let parts = [
      "\(isLowerBound ? "at least " : "")\(cost) \(basis.costName)",
      NumberText.counted(total.totals.count, "call") + failed,
      NumberText.counted(total.sessions, "session"),
    ]
    let active = activeSeconds.map { ["\(DurationText.words(seconds: $0)) active"] } ?? []
    return (parts + active).joined(separator: " · ")
  }
}
