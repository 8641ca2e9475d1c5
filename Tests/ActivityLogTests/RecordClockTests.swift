import ActivityLog
import CommandLineTool
import JSONLines
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
}
