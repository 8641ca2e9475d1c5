import Foundation
import OperatingSystem
import Testing

struct MomentTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1, "1970-01-01T00:00:01Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (1_000_000_000, "2001-09-09T01:46:40Z"),
    (1_709_251_199, "2024-02-29T23:59:59Z"), (1_768_404_600, "2026-01-14T15:30:00Z"),
    (2_147_483_648, "2038-01-19T03:14:08Z"), (4_102_444_799, "2099-12-31T23:59:59Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"),
  ])
  func `is written as RFC 3339 has it`(_ seconds: Int, _ text: String) {
    #expect(Moment(seconds: seconds).utcText == text)
  }

  @Test func `is now`() {
    let before = Int(Date.now.timeIntervalSince1970)
    let now = Moment.now.seconds
    let after = Int(Date.now.timeIntervalSince1970)
    // The system's coarse clock may be a tick behind the fine one.
    #expect((before - 1...after).contains(now))
  }

  @Test(arguments: [0, 951_782_400, 1_709_251_199, 1_768_404_600, 1_790_812_800, 4_102_444_799])
  func `falls on the day that the local calendar shows`(_ seconds: Int) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let day = calendar.dateComponents(
      [.year, .month, .day], from: Date(timeIntervalSince1970: TimeInterval(seconds)))
    let date = Moment(seconds: seconds).localDate
    #expect([date.year, date.month, date.day] == [day.year, day.month, day.day])
  }

  @Test func `without a date of the calendar falls on the first day`() {
    #expect(Moment(seconds: Int.max).localDate == .epoch)
  }

  @Test func `is written before 1970, too, and always with a year of four digits`() {
    #expect(Moment(seconds: -1).utcText == "1969-12-31T23:59:59Z")
    #expect(Moment(seconds: 253_402_300_799).utcText == "9999-12-31T23:59:59Z")
    #expect(Moment(seconds: 253_402_300_800).utcText == "9999-12-31T23:59:59Z")
    #expect(Moment(seconds: Int.max).utcText == "9999-12-31T23:59:59Z")
    #expect(Moment(seconds: Int.min).utcText == "0000-01-01T00:00:00Z")
    #expect(Moment(seconds: 253_402_300_799).localText.hasPrefix("9999-"))
  }
}
