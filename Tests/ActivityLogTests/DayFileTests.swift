import ActivityLog
import OperatingSystem
import Testing

struct DayFileTests {
  @Test(arguments: ["2026-01-14", "2024-02-29", "0001-01-01", "9999-12-31"])
  func `names a day's file and reads the day from the name`(_ day: String) throws {
    let date = try #require(CalendarDate(day))
    #expect(DayFile.name(for: date) == "activity-\(day).jsonl")
    #expect(DayFile.date(ofName: "activity-\(day).jsonl") == date)
  }

  @Test(arguments: [
    "", "activity-", "activity-.jsonl", "activity-2026-01-14", "2026-01-14.jsonl",
    "activity-2026-13-40.jsonl", "activity-2026-02-29.jsonl", "activity-2026-1-14.jsonl",
    "activity-2026-01-14.jsonl.gz", "activity-2026-01-14.jsonl ", "activity-2026-01-14.json",
    "activity-2026-01-14-copy.jsonl", "activity-2026-01-14 2.jsonl", "Activity-2026-01-14.jsonl",
    "activity_2026-01-14.jsonl", "activity-2026-01-14.jsonl/", "xactivity-2026-01-14.jsonl",
    "activity-+026-01-14.jsonl", "activity-２０２６-01-14.jsonl", "activity-2026-01-14.jsonl\u{301}",
    "activity-2026-01-14.ndjson", "session-2026-01-14.jsonl",
  ])
  func `takes no other name for a day file's`(_ name: String) {
    #expect(DayFile.date(ofName: name) == nil)
  }
}
