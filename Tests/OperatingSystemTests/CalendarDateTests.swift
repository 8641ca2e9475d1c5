import OperatingSystem
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

  @Test func `moments before 1970 and after 9999 have days, too`() {
    #expect(CalendarDate(secondsInUTC: -1).description == "1969-12-31")
    #expect(CalendarDate(secondsInUTC: 253_402_300_799).description == "9999-12-31")
    #expect(CalendarDate(secondsInUTC: 253_402_300_800).description == "10000-01-01")
  }
}
