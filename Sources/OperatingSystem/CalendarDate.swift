import Bytes
internal import CSystem

/// A calendar day without a time zone, such as `2026-01-14`, from 0000-01-01 to 9999-12-31.
///
/// So a year always has four digits. What would lead before the first or after the last day stops there.
package struct CalendarDate: Hashable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  private init(_ parts: (year: Int, month: Int, day: Int)) {
    (year, month, day) = parts
  }

  /// 1 January 1970.
  package static let epoch = CalendarDate((1970, 1, 1))
  /// The first and the last day.
  package static let (first, last) = (CalendarDate((0, 1, 1)), CalendarDate((9999, 12, 31)))

  /// Parses `YYYY-MM-DD`, ASCII digits only; nil if there is no such day.
  package init?(_ text: String) {
    let bytes = ContiguousArray(text.utf8)
    self.init(bytes.span)
  }

  /// Parses `YYYYMMDD`, as people type it.
  package init?(digits text: String) {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ $0.isDigit }) else { return nil }
    self.init("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  /// Parses the same format from bytes.
  package init?(_ text: Span<UInt8>) {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = Self.number(in: text, at: 0..<4), let month = Self.number(in: text, at: 5..<7),
      let day = Self.number(in: text, at: 8..<10), 1...12 ~= month,
      1...Self.dayCount(ofMonth: month, in: year) ~= day
    else { return nil }
    self.init((year, month, day))
  }

  /// Returns the number that the digits denote; nil if one of the bytes isn't a digit.
  private static func number(in text: Span<UInt8>, at digits: Range<Int>) -> Int? {
    var number = 0
    for index in digits {
      guard text[index].isDigit else { return nil }
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

  /// Creates the date of these parts, carrying those that are out of range, such as month 0 or day 32.
  package init(year: Int, month: Int, day: Int) {
    self.init(secondsInUTC: SystemCalls.secondsOfDate(year: year, month: month, day: day))
  }

  /// Creates the date in UTC of a moment in seconds since 1970.
  package init(secondsInUTC seconds: Int) { self.init(seconds: seconds, inUTC: true) }

  /// Creates the date in local time of a moment in seconds since 1970.
  init(secondsInLocalTime seconds: Int) { self.init(seconds: seconds, inUTC: false) }

  private init(seconds: Int, inUTC: Bool) {
    let date = unsafe SystemCalls.withDate(ofSeconds: seconds, inUTC: inUTC) { date in
      unsafe (Int(date.tm_year) + 1900, Int(date.tm_mon) + 1, Int(date.tm_mday))
    }
    let parts = date ?? (1970, 1, 1)
    switch parts.0 {
    case ..<Self.first.year: self = .first
    case (Self.last.year + 1)...: self = .last
    default: self.init(parts)
    }
  }

  /// Returns the date `days` later, or earlier if negative.
  package func adding(days: Int) -> CalendarDate {
    // There are fewer days than that between any two.
    CalendarDate(year: year, month: month, day: day + min(max(days, -4_000_000), 4_000_000))
  }

  /// The first day of the month.
  package var firstOfMonth: CalendarDate { CalendarDate((year, month, 1)) }

  /// The last day of the month.
  package var lastOfMonth: CalendarDate {
    CalendarDate((year, month, Self.dayCount(ofMonth: month, in: year)))
  }

  /// The start of the day in UTC, in seconds since 1970.
  package var secondsInUTC: Int {
    SystemCalls.secondsOfDate(year: year, month: month, day: day)
  }

  /// The day of the week: 1 for Monday, 7 for Sunday.
  package var weekday: Int {
    // 0000-01-01, the first day, is a Saturday.
    (dayNumber + 5) % 7 + 1
  }

  /// The English abbreviation of the day of the week.
  package var weekdayName: String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1]
  }

  /// The week by ISO 8601, which belongs to the year of its Thursday: `2026-W03`.
  ///
  /// The week of the first two days belongs to no year of four digits; it is `0000-W00`.
  package var weekText: String {
    let thursday = dayNumber + 4 - weekday
    guard thursday >= 0 else { return "0000-W00" }
    let day = CalendarDate.first.adding(days: thursday)
    let week = (thursday - CalendarDate((day.year, 1, 1)).dayNumber) / 7 + 1
    return NumberText.filling("0000-W00", with: [day.year, week])
  }

  /// The number of days since the first day.
  private var dayNumber: Int { (secondsInUTC - Self.first.secondsInUTC) / 86_400 }

  /// The month: `2026-01`.
  package var monthText: String { NumberText.filling("0000-00", with: [year, month]) }

  package var description: String { NumberText.filling("0000-00-00", with: [year, month, day]) }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
