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
  package init?(_ text: String) {
    guard text.utf8.count == 10 else { return nil }
    var parts = (year: 0, month: 0, day: 0)
    for (place, byte) in text.utf8.enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit = Int(byte) - 0x30
      guard 0...9 ~= digit else { return nil }
      switch place {
      case ..<4: parts.year = parts.year * 10 + digit
      case ..<7: parts.month = parts.month * 10 + digit
      default: parts.day = parts.day * 10 + digit
      }
    }
    self.init(year: parts.year, month: parts.month, day: parts.day)
    guard (year, month, day) == parts else { return nil }
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
