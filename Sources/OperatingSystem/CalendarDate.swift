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
    let bytes = ContiguousArray(text.utf8)
    self.init(bytes.span)
  }

  /// The same from bytes.
  package init?(_ text: Span<UInt8>) {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = Self.number(text, 0..<4), let month = Self.number(text, 5..<7),
      let day = Self.number(text, 8..<10), 1...12 ~= month,
      1...Self.dayCount(ofMonth: month, in: year) ~= day
    else { return nil }
    self.init((year, month, day))
  }

  /// The number that these digits are; nil where one of them is none.
  private static func number(_ text: Span<UInt8>, _ digits: Range<Int>) -> Int? {
    var number = 0
    for index in digits {
      guard 0x30...0x39 ~= text[index] else { return nil }
      number = number * 10 + Int(text[index] - 0x30)
    }
    return number
  }

  private static func dayCount(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
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
