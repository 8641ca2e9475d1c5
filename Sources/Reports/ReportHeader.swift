import ActivityLog
package import Analysis
import Bytes
package import OperatingSystem
package import Pricing

/// The common part of all reports: the range of days, and the statistics of the scan.
package struct ReportHeader {
  /// The name of the range of days.
  package let label: String
  package let from: CalendarDate
  package let to: CalendarDate
  package let basis: CostBasis
  package let quality: DataQuality
  /// The number of calls that never ran; nil if no transcripts were read, which alone tell.
  let refusedCalls: Int?
  /// The sessions of the log without a transcript; nil if there are none.
  let uncovered: SessionDays?
  let currency: Currency

  package init(
    of scan: ScanResult<some Reduction>, for query: Query, today: CalendarDate, currency: Currency
  ) {
    let days = query.days
    basis = scan.basis
    refusedCalls = scan.refusedCalls
    uncovered = scan.uncovered
    self.currency = currency
    to = days.last ?? scan.days.last ?? today
    from = days.first ?? min(scan.days.first ?? to, to)
    label = days.label(from: from, to: to)
    quality = scan.quality
  }

  /// The number of days, including days without records.
  package var dayCount: Int { (to.secondsInUTC - from.secondsInUTC) / 86_400 + 1 }

  /// The days as shown in a heading.
  var dayText: String {
    from == to
      ? "\(from.weekdayName) \(from)" : "\(from) to \(to), \(NumberText.grouped(dayCount)) days"
  }
}
