/// A day of the calendar, without a time zone: `2026-01-14`.
package struct CalendarDate: Hashable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  private init(_ parts: (year: Int, month: Int, day: Int)) {
    (year, month, day) = parts
  }

  /// The first of January 1970.
  package static let epoch = CalendarDate((1970, 1, 1))

  /// Reads `YYYY-MM-DD`, ASCII digits and nothing else; nil when there is no such day.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || 0x30...0x39 ~= $0 }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard (self.year, self.month, self.day) == (year, month, day) else { return nil }
  }

  /// The date of these parts; those out of their ranges are carried, as month 0 or day 32.
  package init(year: Int, month: Int, day: Int) {
    self.init(
      SystemCalls.dateOfSeconds(SystemCalls.secondsOfDate(year: year, month: month, day: day)))
  }

  /// The date in UTC of a moment, in seconds since 1970.
  package init(secondsInUTC: Int) { self.init(SystemCalls.dateOfSeconds(secondsInUTC)) }

  /// The date in local time of a moment, in seconds since 1970.
  init(secondsInLocalTime: Int) {
    self.init(SystemCalls.dateOfSeconds(secondsInLocalTime, inUTC: false))
  }

  /// The date that many days later, earlier when negative.
  package func adding(days: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day + days)
  }

  /// When the day begins in UTC, in seconds since 1970.
  package var secondsInUTC: Int {
    SystemCalls.secondsOfDate(year: year, month: month, day: day)
  }

  /// The date in a form of `strftime`'s: `%G-W%V` is `2026-W03`, `%u` the day of the week from Monday.
  package func formatted(_ format: String) -> String {
    SystemCalls.formatTime(secondsInUTC, format, inUTC: true)
  }

  package var description: String {
    "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
