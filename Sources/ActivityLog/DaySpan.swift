package import OperatingSystem

/// The first and the last of a set of days.
package struct DaySpan: Sendable {
  /// The first day; nil if there is none.
  package private(set) var first: CalendarDate?
  package private(set) var last: CalendarDate?

  package init() {}

  /// Extends the span to a day.
  package mutating func extend(to day: CalendarDate) {
    if first.map({ $0 <= day }) != true { first = day }
    if last.map({ $0 >= day }) != true { last = day }
  }

  /// Extends the span to another one.
  package static func += (left: inout DaySpan, right: DaySpan) {
    if let first = right.first { left.extend(to: first) }
    if let last = right.last { left.extend(to: last) }
  }
}
