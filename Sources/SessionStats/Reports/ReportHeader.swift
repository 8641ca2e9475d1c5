import ActivityLog
import OperatingSystem

/// What every report begins with: its days, and what the scan went through.
struct ReportHeader {
  /// What the user calls the days.
  let label: String
  let from: CalendarDate
  let to: CalendarDate
  let basis: CostBasis
  let quality: DataQuality

  init(_ scan: ScanResult, _ query: Query, today: CalendarDate) {
    let days = query.days
    basis = CostBasis(query)
    to = days.last ?? scan.days.last ?? today
    from = days.first ?? min(scan.days.first ?? to, to)
    label = days.label(from: from, to: to)
    quality = scan.quality
  }
}
