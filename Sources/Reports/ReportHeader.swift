import ActivityLog
package import Analysis
import Bytes
package import OperatingSystem

/// What every report begins with: its days, and what the scan went through.
package struct ReportHeader {
  /// What the user calls the days.
  package let label: String
  package let from: CalendarDate
  package let to: CalendarDate
  package let basis: CostBasis
  package let quality: DataQuality

  package init(_ scan: ScanResult<some Reduction>, _ query: Query, today: CalendarDate) {
    let days = query.days
    basis = CostBasis(query)
    to = days.last ?? scan.days.last ?? today
    from = days.first ?? min(scan.days.first ?? to, to)
    label = days.label(from: from, to: to)
    quality = scan.quality
  }

  /// How many days it is about, with those that have no records.
  package var dayCount: Int { (to.secondsInUTC - from.secondsInUTC) / 86_400 + 1 }

  /// Its days as a heading shows them.
  package var dayText: String {
    from == to
      ? from.formatted("%a %Y-%m-%d") : "\(from) to \(to), \(NumberText.grouped(dayCount)) days"
  }
}
