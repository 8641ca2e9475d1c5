import CommandLineTool
import OperatingSystem
import Testing

@testable import Analysis

struct DayRangeTests {
  private static let known =
    "known are today, yesterday, week, month, all, this-week, last-week, this-month, last-month,"
    + " 14d, 2w, 2026-01"

  @Test(arguments: [
    ("today", "2026-01-14", "2026-01-14", "2026-01-14"),
    ("yesterday", "2026-01-01", "2025-12-31", "2025-12-31"),
    ("week", "2026-01-14", "2026-01-08", "2026-01-14"),
    ("week", "2026-03-03", "2026-02-25", "2026-03-03"),
    ("week", "2024-03-03", "2024-02-26", "2024-03-03"),
    ("month", "2026-01-14", "2025-12-16", "2026-01-14"),
    ("month", "2024-03-15", "2024-02-15", "2024-03-15"),
    ("month", "2026-03-15", "2026-02-14", "2026-03-15"),
    ("this-week", "2026-01-14", "2026-01-12", "2026-01-14"),
    ("this-week", "2026-01-12", "2026-01-12", "2026-01-12"),
    ("this-week", "2026-01-18", "2026-01-12", "2026-01-18"),
    ("this-week", "2026-01-01", "2025-12-29", "2026-01-01"),
    ("last-week", "2026-01-14", "2026-01-05", "2026-01-11"),
    ("last-week", "2026-01-05", "2025-12-29", "2026-01-04"),
    ("this-month", "2026-01-14", "2026-01-01", "2026-01-14"),
    ("last-month", "2026-01-14", "2025-12-01", "2025-12-31"),
    ("last-month", "2024-03-31", "2024-02-01", "2024-02-29"),
    ("1d", "2026-01-14", "2026-01-14", "2026-01-14"),
    ("14d", "2026-01-14", "2026-01-01", "2026-01-14"),
    ("2w", "2026-01-14", "2026-01-01", "2026-01-14"),
    ("2026-02", "2026-01-14", "2026-02-01", "2026-02-28"),
    ("2025-12", "2026-01-14", "2025-12-01", "2025-12-31"),
  ])
  func `knows the words`(_ word: String, _ today: String, _ first: String, _ last: String) throws {
    let range = try DayRange(word: word, today: try day(today))
    try expect(range, first, last)
    #expect(range.label(from: try day("0001-01-01"), to: try day("0001-01-01")) == word)
  }

  @Test(arguments: [
    ("0000-01", "2026-01-14", "0000-01-01", "0000-01-31"),
    ("9999-12", "2026-01-14", "9999-12-01", "9999-12-31"),
    ("last-week", "0000-01-01", "0000-01-01", "0000-01-01"),
    ("last-month", "0000-01-15", "0000-01-01", "0000-01-01"),
    ("this-month", "9999-12-31", "9999-12-01", "9999-12-31"),
    ("65535w", "1200-01-14", "0000-01-01", "1200-01-14"),
  ])
  func `stops at the edges of the calendar`(
    _ word: String, _ today: String, _ first: String, _ last: String
  ) throws {
    let range = try DayRange(word: word, today: try day(today))
    #expect(try range.first == day(first) && range.last == day(last))
  }

  @Test func `has every day in all`() throws {
    let range = try DayRange(word: "all", today: try day("2026-01-14"))
    #expect(range.first == nil && range.last == nil)
    #expect(range.contains(try day("0001-01-01")))
    #expect(range.contains(try day("9999-12-31")))
  }

  @Test func `reads the first and the last day`() throws {
    let today = try day("2026-01-14")
    let closed = try DayRange(since: "2026-01-01", until: "yesterday", today: today)
    try expect(closed, "2026-01-01", "2026-01-13")
    #expect(closed.label(from: try day("2026-01-01"), to: today) == "2026-01-01..2026-01-14")
    try expect(
      DayRange(since: "20251231", until: "20260101", today: today), "2025-12-31", "2026-01-01")
    try expect(DayRange(since: "7d", until: nil, today: today), "2026-01-07", "2026-01-14")
    try expect(DayRange(since: "today", until: "today", today: today), "2026-01-14", "2026-01-14")
    let before = try DayRange(since: nil, until: "2025-12-31", today: today)
    #expect(try before.first == nil && before.last == day("2025-12-31"))
    #expect(before.contains(try day("0001-01-01")))
    #expect(!before.contains(try day("2026-01-01")))
    let error = try #require(throws: UsageError.self) {
      try DayRange(since: "2026-01-15", until: nil, today: today)
    }
    #expect(error.description == "--since (2026-01-15) is after --until (2026-01-14)")
  }

  /// Expects the first and last day of a range.
  private func expect(_ range: DayRange, _ first: String, _ last: String) throws {
    #expect(try range.first == day(first))
    #expect(try range.last == day(last))
    #expect(try range.contains(day(first)) && range.contains(day(last)))
    #expect(!range.contains(try day(first).adding(days: -1)))
    #expect(!range.contains(try day(last).adding(days: 1)))
  }

  @Test(arguments: [
    ("2026-01-14", "2026-03-01", "2026-01-14"), ("2024-02-29", "2026-03-01", "2024-02-29"),
    ("2030-01-01", "2026-03-01", "2030-01-01"), ("20240229", "2026-03-01", "2024-02-29"),
    ("today", "2026-03-01", "2026-03-01"),
    ("yesterday", "2026-03-01", "2026-02-28"), ("yesterday", "2024-03-01", "2024-02-29"),
    ("yesterday", "2026-01-01", "2025-12-31"), ("0d", "2026-03-01", "2026-03-01"),
    ("1d", "2026-03-01", "2026-02-28"), ("3d", "2024-03-01", "2024-02-27"),
    ("366d", "2025-02-28", "2024-02-28"),
  ])
  func `reads a single day`(_ text: String, _ today: String, _ day: String) throws {
    let range = try DayRange(day: text, today: try self.day(today))
    try expect(range, day, day)
    #expect(range.label(from: try self.day(day), to: try self.day(day)) == day)
  }

  @Test(arguments: [
    ("toady", "did you mean 'today'?"), ("Week", "did you mean 'week'?"),
    ("mnth", "did you mean 'month'?"), ("al", "did you mean 'all'?"),
    ("lastweek", "did you mean 'last-week'?"), ("0d", known), ("0w", "did you mean '2w'?"),
    ("2026-13", "did you mean '2026-01'?"),
    ("1.5d", known), ("+7d", known), ("fortnight", known), ("", known),
  ])
  func `names the word that was probably meant`(_ word: String, _ hint: String) throws {
    let today = try day("2026-01-14")
    let error = try #require(throws: UsageError.self) { try DayRange(word: word, today: today) }
    #expect(error.description == "unknown range '\(word)'; \(hint)")
  }

  @Test(arguments: [
    "", "2026-02-29", "2026-1-14", "14.01.2026", "tomorrow", "3", "d", "3 d", "-3d", "+3d", "-0d",
    "3D", "３d", "week", "1.5d", "2026-01-14 ",
    "2today", "20260229", "2026011", "202601140", "２０２６0114", "2026-114",
  ])
  func `refuses what is no day`(_ text: String) throws {
    let today = try day("2026-01-14")
    let error = try #require(throws: UsageError.self) { try DayRange(day: text, today: today) }
    #expect(
      error.description
        == "'\(text)' is not a day; expected a date such as 2026-01-14 or 20260114, today, yesterday or 3d"
    )
  }

  @Test(arguments: ["65536d", "3650000d", "99999999999999999999d"])
  func `says that a day is too long ago`(_ text: String) throws {
    let today = try day("2026-01-14")
    let errors = try [
      #require(throws: UsageError.self) { try DayRange(day: text, today: today) },
      #require(throws: UsageError.self) { try DayRange(word: text, today: today) },
    ]
    for error in errors {
      #expect(error.description == "'\(text)' is too long ago; the most is 65535d")
    }
  }

  @Test func `has all days of the last and the first month`() throws {
    let today = try day("2026-01-14")
    let (first, last) = (
      try DayRange(word: "0000-01", today: today), try DayRange(word: "9999-12", today: today)
    )
    #expect(first.before == nil)
    #expect(try first.overlaps(monthFrom: day("0000-01-01")))
    #expect(try !first.overlaps(monthFrom: day("0000-02-01")))
    #expect(try last.overlaps(monthFrom: day("9999-12-01")))
    #expect(try !last.overlaps(monthFrom: day("9999-11-01")))
    try expect(#require(last.before), "9999-10-31", "9999-11-30")
  }

  @Test(arguments: [("toady", "today"), ("yesteday", "yesterday"), ("Yesterday", "yesterday")])
  func `names the day that was probably meant`(_ text: String, _ word: String) throws {
    let today = try day("2026-01-14")
    let error = try #require(throws: UsageError.self) { try DayRange(day: text, today: today) }
    #expect(error.description == "unknown day '\(text)'; did you mean '\(word)'?")
  }

  @Test(arguments: [
    ("today", "2026-01-13", "2026-01-13"), ("yesterday", "2026-01-12", "2026-01-12"),
    ("week", "2026-01-01", "2026-01-07"), ("2d", "2026-01-11", "2026-01-12"),
    ("this-week", "2026-01-09", "2026-01-11"), ("last-month", "2025-10-31", "2025-11-30"),
    ("2024-02", "2024-01-03", "2024-01-31"), ("2024-03", "2024-01-30", "2024-02-29"),
  ])
  func `before a range are as many days`(_ word: String, _ first: String, _ last: String) throws {
    let before = try #require(
      try DayRange(word: word, today: try day("2026-01-14")).before)
    try expect(before, first, last)
  }

  @Test func `nothing is before a range without a first or last day`() throws {
    let today = try day("2026-01-14")
    #expect(try DayRange(word: "all", today: today).before == nil)
    #expect(try DayRange(since: nil, until: "2026-01-01", today: today).before == nil)
    let open = try DayRange(since: "2026-01-13", until: nil, today: today)
    try expect(#require(open.before), "2026-01-11", "2026-01-12")
  }

  @Test func `the neighbors of a range are a day on each side`() throws {
    let today = try day("2026-01-01")
    try expect(DayRange(word: "today", today: today).withNeighbors, "2025-12-31", "2026-01-02")
    try expect(DayRange(word: "2024-02", today: today).withNeighbors, "2024-01-31", "2024-03-01")
    let all = try DayRange(word: "all", today: today).withNeighbors
    #expect(all.first == nil && all.last == nil)
    let until = try DayRange(since: nil, until: "2025-12-31", today: today).withNeighbors
    #expect(try until.first == nil && until.last == day("2026-01-01"))
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
