import ActivityLog
import CommandLineTool
import Foundation
import JSONLines
import OperatingSystem
import TestSupport
import Testing

struct RecordClockTests {
  private func seconds(_ text: String) -> Int? {
    var clock = RecordClock()
    return withBytes(text) { bytes in
      clock.seconds(of: JSONText(start: 0, end: bytes.count), in: bytes)
    }
  }

  @Test(arguments: [
    ("2026-01-14T15:30:00Z", 1_768_404_600), ("1970-01-01T00:00:00Z", 0),
    ("2026-01-14t15:30:00z", 1_768_404_600), ("2026-01-14 15:30:00", 1_768_404_600),
    ("2026-01-14T15:30:00.123456Z", 1_768_404_600), ("2026-01-14T16:30:00+01:00", 1_768_404_600),
    ("2026-01-14T10:00:00-0530", 1_768_404_600), ("2024-02-29T00:00:00Z", 1_709_164_800),
    ("2016-12-31T23:59:60Z", 1_483_228_800), ("1969-12-31T23:59:59Z", -1),
  ])
  func `reads a timestamp with or without fraction and offset`(_ text: String, _ expected: Int) {
    #expect(seconds(text) == expected)
  }

  @Test(arguments: [
    "", "2026-01-14", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-14T24:00:00Z",
    "2026-01-14T15:60:00Z", "2026-01-14T15:30:61Z", "2026-01-14X15:30:00Z",
    "2026/01/14T15:30:00Z", "2026-01-14T15:30:00Zx", "2026-01-14T15:30:00+1",
    "2026-01-14T15:30:00+01:0", "2026-01-14T15:30:00.5+", "2026-01-1４T15:30:00Z",
    "1768404600", "yesterday, at noon sharp",
  ])
  func `knows what is no timestamp`(_ text: String) { #expect(seconds(text) == nil) }

  @Test func `remembers days without mixing them up`() {
    var clock = RecordClock()
    for _ in 0..<2 {
      for (text, expected) in [
        ("2026-01-14T00:00:00Z", 1_768_348_800), ("2026-02-30T00:00:00Z", nil),
        ("2026-01-15T00:00:00Z", 1_768_435_200),
      ] {
        let found = withBytes(text) { bytes in
          clock.seconds(of: JSONText(start: 0, end: bytes.count), in: bytes)
        }
        #expect(found == expected)
      }
    }
  }

  // MARK: Dates

  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (-86_400, "1969-12-31"), (-86_401, "1969-12-30"),
    (899, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"),
    (1_768_435_199, "2026-01-14"), (1_768_435_200, "2026-01-15"), (1_709_164_800, "2024-02-29"),
  ])
  func `tells the date in UTC`(_ seconds: Int, _ date: String) {
    for neighbour in [0, 900, -900] {
      var clock = RecordClock()
      _ = clock.dateInUTC(of: seconds + neighbour)
      #expect(clock.dateInUTC(of: seconds).description == date)
    }
  }

  /// Time zones with offsets of half and three quarters of an hour, and one with daylight saving time.
  @Test(arguments: [
    ("Asia/Kolkata", 1_768_415_399, "2026-01-14"), ("Asia/Kolkata", 1_768_415_400, "2026-01-15"),
    ("Asia/Kathmandu", 1_768_414_499, "2026-01-14"),
    ("Asia/Kathmandu", 1_768_414_500, "2026-01-15"),
    ("America/New_York", 1_772_945_999, "2026-03-07"),
    ("America/New_York", 1_772_946_000, "2026-03-08"),
    ("America/New_York", 1_773_028_799, "2026-03-08"),
    ("America/New_York", 1_773_028_800, "2026-03-09"),
    // Midnight is within a quarter of an hour.
    ("XXX-0:07", 1_768_434_779, "2026-01-14"), ("XXX-0:07", 1_768_434_780, "2026-01-15"),
  ])
  func `tells the date of a calendar on the wall`(
    _ zone: String, _ seconds: Int, _ date: String
  ) async {
    await #expect(processExitsWith: .success) { [zone, seconds, date] in
      unsafe setenv("TZ", zone, 1)
      tzset()
      var clock = RecordClock()
      #expect(clock.localDate(of: seconds).description == date)
      for other in [-1, 0, 1] {
        let moment = seconds + other
        #expect(clock.localDate(of: moment) == Moment(seconds: moment).localDate)
      }
    }
  }

  @Test(arguments: [
    ("9999-12-31T23:59:60Z", "9999-12-31T23:59:59Z"),
    ("0000-01-01T00:00:00+01:00", "0000-01-01T00:00:00Z"),
    ("9999-12-31T23:00:00-05:00", "9999-12-31T23:59:59Z"),
    ("0500-06-01T12:00:00Z", "0500-06-01T12:00:00Z"),
  ])
  func `a timestamp stays among the years of four digits`(_ text: String, _ moment: String) {
    #expect(seconds(text).map { Moment(seconds: $0).utcText } == moment)
  }

  @Test func `moments without a date harm nobody`() {
    var clock = RecordClock()
    for seconds in [Int.min, Int.max] {
      #expect(clock.localDate(of: seconds) == Moment(seconds: seconds).localDate)
      #expect(clock.dateInUTC(of: seconds) == CalendarDate(secondsInUTC: seconds))
      #expect(clock.localHour(of: seconds) == Moment(seconds: seconds).localHour)
    }
  }

  @Test func `the date on the wall is the moment's`() {
    var clock = RecordClock()
    for seconds in [-86_500...86_500, 1_768_300_000...1_768_400_000].joined()
    where seconds.isMultiple(of: 71) {
      #expect(clock.localDate(of: seconds) == Moment(seconds: seconds).localDate)
      #expect(clock.localHour(of: seconds) == Moment(seconds: seconds).localHour)
    }
  }
}
