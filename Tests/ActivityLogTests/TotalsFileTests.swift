import OperatingSystem
import Testing

@testable import ActivityLog

struct TotalsFileTests {
  @Test(arguments: [
    "totals-2026-01.ndjson", "totals-2026-01-laptop.ndjson", "totals-2026-01 (2).ndjson",
    "totals-2026-01.sync-conflict-20260203.ndjson",
  ])
  func `are known by their month, also under a longer name`(_ name: String) throws {
    let month = try #require(TotalsFile.month(ofName: name))
    #expect(month.description == "2026-01-01")
    let file = TotalsFile(month: month, path: name, user: nil)
    #expect(file.isOfMonth(of: try #require(CalendarDate("2026-01-31"))))
    #expect(!file.isOfMonth(of: try #require(CalendarDate("2025-01-31"))))
    #expect(!file.isOfMonth(of: try #require(CalendarDate("2026-02-01"))))
  }

  @Test(arguments: [
    "", "totals-", "totals-2026-01", "totals-2026-13.ndjson", "totals-2026-01.jsonl",
    "totals-2026-011.ndjson", "totals-2026-1.ndjson", "Totals-2026-01.ndjson",
    "totals-2026-01.ndjson.bak", ".totals-2026-01.ndjson", "xtotals2026-01.ndjson",
    "totals-2026-01ndjson", "totals-２０２６-01.ndjson",
  ])
  func `other names are something else`(_ name: String) {
    #expect(TotalsFile.month(ofName: name) == nil)
  }

  @Test func `are named by the month of a day`() throws {
    #expect(
      TotalsFile.name(for: try #require(CalendarDate("2025-12-31"))) == "totals-2025-12.ndjson")
  }
}
