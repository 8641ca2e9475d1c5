import Bytes
package import CommandLineTool
package import OperatingSystem

/// The range of days of a report, and its name.
package struct DayRange {
  /// The word or date as typed, for the report's heading; nil for a range named by its first and last day.
  private let name: String?
  /// The first day; nil for the oldest available.
  package let first: CalendarDate?
  /// The last day; nil for the newest available.
  package let last: CalendarDate?

  package static let words = [
    "today", "yesterday", "week", "month", "all", "this-week", "last-week", "this-month",
    "last-month",
  ]

  /// The words that name a single day.
  package static let dayWords = ["today", "yesterday"]

  private init(_ name: String?, from first: CalendarDate?, to last: CalendarDate?) {
    self.name = name
    self.first = first
    self.last = last
  }

  /// Creates the range that a word names: one of `words`, `14d`, `2w` or `2026-01`.
  package init(word: String, today: CalendarDate) throws(UsageError) {
    let monday = today.adding(days: 1 - today.weekday)
    switch word {
    case "today": self.init(word, from: today, to: today)
    case "yesterday": self.init(word, from: today.adding(days: -1), to: today.adding(days: -1))
    case "week": self.init(word, from: today.adding(days: -6), to: today)
    case "month": self.init(word, from: today.adding(days: -29), to: today)
    case "all": self.init(word, from: nil, to: nil)
    case "this-week": self.init(word, from: monday, to: today)
    case "last-week": self.init(word, from: monday.adding(days: -7), to: monday.adding(days: -1))
    case "this-month": self.init(word, from: today.firstOfMonth, to: today)
    case "last-month":
      let last = today.firstOfMonth.adding(days: -1)
      self.init(word, from: last.firstOfMonth, to: last)
    default:
      if let month = CalendarDate(word + "-01") {
        self.init(word, from: month, to: month.lastOfMonth)
      } else if let days = try Self.dayCount(word, units: ["d": 1, "w": 7]), days > 0 {
        self.init(word, from: today.adding(days: 1 - days), to: today)
      } else {
        throw UsageError(
          "unknown range '\(word)'", near: word, among: Self.words + ["14d", "2w", "2026-01"])
      }
    }
  }

  /// Creates a range of a single day: `2026-01-14`, `20260114`, `today`, `yesterday`, or `3d` for three days ago.
  package init(day text: String, today: CalendarDate) throws(UsageError) {
    let day = try Self.day(text, today: today)
    self.init(day.description, from: day, to: day)
  }

  /// Creates a range from one day to another; without `since` it has no first day, without `until` it ends today.
  package init(since: String?, until: String?, today: CalendarDate) throws(UsageError) {
    let first: CalendarDate? = if let since { try Self.day(since, today: today) } else { nil }
    let last = if let until { try Self.day(until, today: today) } else { today }
    if let first, first > last {
      throw UsageError("--since (\(first)) is after --until (\(last))")
    }
    self.init(nil, from: first, to: last)
  }

  private static func day(_ text: String, today: CalendarDate) throws(UsageError) -> CalendarDate {
    if let date = CalendarDate(text) ?? CalendarDate(digits: text) { return date }
    switch text {
    case "today": return today
    case "yesterday": return today.adding(days: -1)
    default: break
    }
    if let days = try dayCount(text, units: ["d": 1]) { return today.adding(days: -days) }
    if text.utf8.first?.isDigit != true, let word = NearestWord.find(text, among: dayWords) {
      throw UsageError("unknown day '\(text)'; did you mean '\(word)'?")
    }
    throw UsageError(
      "'\(text)' is not a day; expected a date such as 2026-01-14 or 20260114, today, yesterday or 3d"
    )
  }

  /// Returns the number of days that a text such as `14d` names; nil if it isn't a number and a unit.
  ///
  /// - Parameter units: The numbers of days of the units.
  private static func dayCount(
    _ text: String, units: KeyValuePairs<Character, Int>
  ) throws(UsageError) -> Int? {
    let digits = text.utf8.dropLast()
    guard let unit = units.first(where: { $0.key == text.last }), !digits.isEmpty,
      digits.allSatisfy({ $0.isDigit })
    else { return nil }
    guard let count = UInt16(text.dropLast()) else {
      throw UsageError("'\(text)' is too long ago; the most is \(UInt16.max)\(unit.key)")
    }
    return Int(count) * unit.value
  }

  /// Returns whether a date is in the range.
  package func contains(_ date: CalendarDate) -> Bool {
    first.map { $0 <= date } != false && last.map { date <= $0 } != false
  }

  /// The range with the days before and after it.
  var withNeighbors: DayRange {
    DayRange(nil, from: first?.adding(days: -1), to: last?.adding(days: 1))
  }

  /// The range of as many days before this one; nil if it has no first or last day.
  package var before: DayRange? {
    guard let first, let last, first > .first else { return nil }
    let days = (last.secondsInUTC - first.secondsInUTC) / 86_400 + 1
    return DayRange(nil, from: first.adding(days: -days), to: first.adding(days: -1))
  }

  /// Returns whether any day of the month that begins on a date is in the range.
  func overlaps(monthFrom start: CalendarDate) -> Bool {
    first.map { $0 <= start.lastOfMonth } != false && last.map { start <= $0 } != false
  }

  /// Whether the range is a single day.
  package var isOneDay: Bool { first != nil && first == last }

  /// Returns the name of the range in a report whose first and last days are these.
  package func label(from: CalendarDate, to: CalendarDate) -> String { name ?? "\(from)..\(to)" }
}
