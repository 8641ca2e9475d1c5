import ActivityLog
package import OperatingSystem

/// The number of some sessions, and their days.
package struct SessionDays: Sendable {
  package let count: Int
  package let first: CalendarDate
  package let last: CalendarDate

  /// Nil if there are no sessions.
  init?(of days: [ClosedRange<CalendarDate>]) {
    guard let first = days.map({ $0.lowerBound }).min(),
      let last = days.map({ $0.upperBound }).max()
    else { return nil }
    (count, self.first, self.last) = (days.count, first, last)
  }
}
