package import CommandLineTool
package import POSIX

/// The days that a report is about, and what its user calls them.
package struct DayRange {
  /// The word or date as typed, in the report's heading.
  package let label: String
  /// The first and last day; nil for all there are.
  package let days: ClosedRange<CalendarDate>?

  package static let words = ["today", "week", "month", "all"]

  /// The days that a word names, seen from today.
  package init(word: String, today: CalendarDate) throws(UsageError) {
    label = word
    switch word {
    case "today": days = today...today
    case "week": days = today.adding(days: -6)...today
    case "month": days = today.adding(days: -29)...today
    case "all": days = nil
    default: throw UsageError("unknown range '\(word)'", near: word, among: Self.words)
    }
  }

  /// A single day: `2026-01-14`, `today`, `yesterday`, or `3d` for three days ago.
  package init(day text: String, today: CalendarDate) throws(UsageError) {
    let day = try Self.day(text, today: today)
    label = day.description
    days = day...day
  }

  private static func day(_ text: String, today: CalendarDate) throws(UsageError) -> CalendarDate {
    if let date = CalendarDate(text) { return date }
    switch text {
    case "today": return today
    case "yesterday": return today.adding(days: -1)
    default: break
    }
    let startsWithDigit =
      text.utf8.first.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
    if startsWithDigit, text.hasSuffix("d"), let days = UInt16(text.dropLast()) {
      return today.adding(days: -Int(days))
    }
    if !startsWithDigit, let word = NearestWord.find(text, among: ["today", "yesterday"]) {
      throw UsageError("no day is called '\(text)'; did you mean '\(word)'?")
    }
    throw UsageError(
      "'\(text)' is no day; expected a date such as \(today), today, yesterday or 3d")
  }

  /// Whether a file of that date belongs to it.
  package func contains(_ date: CalendarDate) -> Bool { days?.contains(date) ?? true }
}
