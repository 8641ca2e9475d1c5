import CommandLineTool
import POSIX
import SessionStats
import Testing

struct DayRangeTests {
  @Test(arguments: [
    ("today", "2026-01-14", "2026-01-14", "2026-01-14"),
    ("week", "2026-01-14", "2026-01-08", "2026-01-14"),
    ("week", "2026-03-03", "2026-02-25", "2026-03-03"),
    ("week", "2024-03-03", "2024-02-26", "2024-03-03"),
    ("month", "2026-01-14", "2025-12-16", "2026-01-14"),
    ("month", "2024-03-15", "2024-02-15", "2024-03-15"),
    ("month", "2026-03-15", "2026-02-14", "2026-03-15"),
  ])
  func `knows the words`(_ word: String, _ today: String, _ first: String, _ last: String) throws {
    let range = try DayRange(word: word, today: try day(today))
    let days = try #require(range.days)
    #expect(range.label == word)
    #expect(days.lowerBound.description == first)
    #expect(days.upperBound.description == last)
    #expect(range.contains(days.lowerBound))
    #expect(range.contains(days.upperBound))
    #expect(!range.contains(days.lowerBound.adding(days: -1)))
    #expect(!range.contains(days.upperBound.adding(days: 1)))
  }

  @Test func `has every day in all`() throws {
    let range = try DayRange(word: "all", today: try day("2026-01-14"))
    #expect(range.days == nil)
    #expect(range.contains(try day("0001-01-01")))
    #expect(range.contains(try day("9999-12-31")))
  }

  @Test(arguments: [
    ("2026-01-14", "2026-03-01", "2026-01-14"), ("2024-02-29", "2026-03-01", "2024-02-29"),
    ("2030-01-01", "2026-03-01", "2030-01-01"), ("today", "2026-03-01", "2026-03-01"),
    ("yesterday", "2026-03-01", "2026-02-28"), ("yesterday", "2024-03-01", "2024-02-29"),
    ("yesterday", "2026-01-01", "2025-12-31"), ("0d", "2026-03-01", "2026-03-01"),
    ("1d", "2026-03-01", "2026-02-28"), ("3d", "2024-03-01", "2024-02-27"),
    ("366d", "2025-02-28", "2024-02-28"),
  ])
  func `reads a single day`(_ text: String, _ today: String, _ day: String) throws {
    let range = try DayRange(day: text, today: try self.day(today))
    let days = try #require(range.days)
    #expect(range.label == day)
    #expect(days.lowerBound.description == day)
    #expect(days.upperBound.description == day)
  }

  @Test(arguments: [
    ("toady", "did you mean 'today'?"), ("Week", "did you mean 'week'?"),
    ("mnth", "did you mean 'month'?"), ("al", "did you mean 'all'?"),
    ("fortnight", "known are today, week, month, all"), ("", "known are today, week, month, all"),
  ])
  func `names the word that was probably meant`(_ word: String, _ hint: String) throws {
    let today = try day("2026-01-14")
    let error = try #require(throws: UsageError.self) { try DayRange(word: word, today: today) }
    #expect(error.description == "unknown range '\(word)'; \(hint)")
  }

  @Test(arguments: [
    "", "2026-02-29", "2026-1-14", "14.01.2026", "tomorrow", "3", "d", "3 d", "-3d", "+3d", "-0d",
    "3D", "３d", "65536d", "99999999999999999999d", "week", "1.5d", "2026-01-14 ",
    "2today",
  ])
  func `refuses what is no day`(_ text: String) throws {
    let today = try day("2026-01-14")
    let error = try #require(throws: UsageError.self) { try DayRange(day: text, today: today) }
    #expect(
      error.description
        == "'\(text)' is no day; expected a date such as 2026-01-14, today, yesterday or 3d")
  }

  @Test(arguments: [("toady", "today"), ("yesteday", "yesterday"), ("Yesterday", "yesterday")])
  func `names the day that was probably meant`(_ text: String, _ word: String) throws {
    let today = try day("2026-01-14")
    let error = try #require(throws: UsageError.self) { try DayRange(day: text, today: today) }
    #expect(error.description == "no day is called '\(text)'; did you mean '\(word)'?")
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
