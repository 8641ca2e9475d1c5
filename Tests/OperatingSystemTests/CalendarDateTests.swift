import OperatingSystem
import TestSupport
import Testing

struct CalendarDateTests {
  @Test(arguments: ["2026-01-14", "2024-02-29", "2000-02-29", "0099-12-31", "9999-12-31"])
  func `reads and writes a day`(_ text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-1-14", "2026-01-14 ", " 2026-01-14", "2026-13-01", "2026-00-10",
    "2026-02-29", "1900-02-29", "2026-04-31", "2026-01-00", "+026-01-14", "2026-01--1",
    "２０２６-01-14", "2026/01/14",
  ])
  func `refuses what is no day`(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [
    ("20260114", "2026-01-14"), ("20240229", "2024-02-29"), ("20230229", nil), ("2026-114", nil),
    ("2026011", nil), ("202601140", nil), ("+2601140", nil), ("２０２６", nil), ("", nil),
  ])
  func `reads a day of digits alone`(_ text: String, _ day: String?) {
    #expect(CalendarDate(digits: text)?.description == day)
  }

  @Test(arguments: [1, 4, 1900, 2000, 2024, 2026, 9999])
  func `knows the days that the C library knows`(_ year: Int) {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: width - "\(number)".count) + "\(number)"
    }
    for month in 0...13 {
      for day in 0...32 {
        let date = CalendarDate(year: year, month: month, day: day)
        let isDay = (date.year, date.month, date.day) == (year, month, day)
        let text = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        #expect(CalendarDate(text) == (isDay ? date : nil))
      }
    }
  }

  @Test(arguments: [
    ("2026-01-01", -1, "2025-12-31"), ("2024-02-28", 1, "2024-02-29"),
    ("2026-02-28", 1, "2026-03-01"), ("2026-03-29", 1, "2026-03-30"),
    ("2026-11-21", -29, "2026-10-23"), ("2026-11-21", 0, "2026-11-21"),
  ])
  func `adds days across months, years and leap days`(_ from: String, _ days: Int, _ to: String)
    throws
  {
    #expect(try #require(CalendarDate(from)).adding(days: days).description == to)
  }

  @Test func `sorts by time`() throws {
    let days = try ["2026-02-01", "2025-12-31", "2026-01-31"].map { try #require(CalendarDate($0)) }
    #expect(days.sorted().map(\.description) == ["2025-12-31", "2026-01-31", "2026-02-01"])
  }

  @Test func `moments before 1970 have days, too, up to years of four digits`() {
    #expect(CalendarDate(secondsInUTC: -1).description == "1969-12-31")
    #expect(CalendarDate(secondsInUTC: 253_402_300_799).description == "9999-12-31")
    #expect(CalendarDate(secondsInUTC: 253_402_300_800).description == "9999-12-31")
    #expect(CalendarDate(secondsInUTC: -62_167_219_200).description == "0000-01-01")
    #expect(CalendarDate(secondsInUTC: -62_167_219_201).description == "0000-01-01")
  }

  @Test(arguments: [Int.min, -5_000_000, 5_000_000, .max])
  func `adding more days than there are stops at the first or the last`(_ days: Int) throws {
    let day = try #require(CalendarDate("2026-01-14")).adding(days: days)
    #expect(day == (days < 0 ? .first : .last))
  }

  @Test(arguments: [
    ("0000-02-01", "0000-02-29"), ("0500-06-07", "0500-06-30"), ("2026-02-28", "2026-02-28"),
    ("9999-12-05", "9999-12-31"),
  ])
  func `knows the first and the last day of a month`(_ day: String, _ last: String) throws {
    let date = try #require(CalendarDate(day))
    #expect(date.firstOfMonth.description == day.prefix(8) + "01")
    #expect(date.lastOfMonth.description == last)
    #expect(date.monthText == day.prefix(7))
  }

  @Test(arguments: [
    ("0000-01-01", "0000-W00", 6), ("0000-01-02", "0000-W00", 7), ("0000-01-03", "0000-W01", 1),
    ("0001-01-01", "0001-W01", 1), ("0500-06-01", "0500-W22", 2), ("1969-12-31", "1970-W01", 3),
    ("2020-12-31", "2020-W53", 4), ("2021-01-03", "2020-W53", 7), ("2026-01-14", "2026-W03", 3),
    ("9999-12-31", "9999-W52", 5),
  ])
  func `knows the week and its days`(_ day: String, _ week: String, _ weekday: Int) throws {
    let date = try #require(CalendarDate(day))
    #expect(date.weekText == week)
    #expect(date.weekday == weekday)
  }

  @Test func `knows the weeks that Python knows`() throws {
    guard let python = Program.installed("python3", for: "comparing weeks") else { return }
    let script = """
      import datetime
      for year in range(1, 10000):
        for month, days in (1, range(1, 6)), (6, (15,)), (12, range(27, 32)):
          for day in days:
            date = datetime.date(year, month, day)
            print(date.isoformat(), "%04d-W%02d" % date.isocalendar()[:2], date.strftime("%a"))
      """
    let weeks = try python.run(["-c", script]).standardOutput
    let lines = weeks.split(separator: "\n")
    #expect(lines.count == 9_999 * 11)
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let date = try #require(CalendarDate(words[0]))
      guard date.weekText != words[1] || date.weekdayName != words[2] else { continue }
      Issue.record("\(line): \(date.weekText) \(date.weekdayName)")
    }
  }
}
