package import OperatingSystem

/// From when to when there is something: the first and the last of some days.
package struct DaySpan: Sendable {
  /// Nil before there is any day.
  package private(set) var first: CalendarDate?
  package private(set) var last: CalendarDate?

  package init() {}

  /// Makes it reach to a day.
  package mutating func add(_ day: CalendarDate) {
    if first.map({ $0 <= day }) != true { first = day }
    if last.map({ $0 >= day }) != true { last = day }
  }

  /// Makes it reach to all days of another one.
  package static func += (left: inout DaySpan, right: DaySpan) {
    if let first = right.first { left.add(first) }
    if let last = right.last { left.add(last) }
  }
}
