import Foundation
import TestSupport
import Testing

/// Compares reports of rare, distant or nonexistent days with Foundation's calendars.
struct CalendarTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Writes a file with one call for each of some dates.
  private func write(_ dates: [String]) throws {
    for date in dates {
      try directory.write(#"{"tool":"Read"}"# + "\n", to: "logs/activity-\(date).jsonl")
    }
  }

  private func stats(_ arguments: [String]) throws -> Consequences {
    try ReportRuns.stats.run(
      arguments,
      environment: ["HOME": directory.path, "TZ": "UTC", "CLAUDE_LOG_DIR": directory.path("logs")])
  }

  /// Returns the rows of a report by one dimension, each as `name count`.
  private func rows(by dimension: String, _ arguments: [String] = ["--range", "all"]) throws
    -> [String]
  {
    let csv = try stats(arguments + ["--by", dimension, "--format", "csv"]).standardOutput
    return csv.components(separatedBy: "\r\n").dropFirst().dropLast().map {
      $0.split(separator: ",").prefix(2).joined(separator: " ")
    }
  }

  @Test func `every week of ten years is the one of ISO 8601`() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = .withFullDate
    let first = try #require(formatter.date(from: "2019-12-25"))
    var weeks: [String: Int] = [:]
    var months: [String: Int] = [:]
    var dates: [String] = []
    for day in 0..<Tier.choose(test: 400, check: 3_670, all: 3_670) {
      let date = first.addingTimeInterval(TimeInterval(day) * 86_400)
      let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
      let (year, week) = (parts.yearForWeekOfYear ?? 0, parts.weekOfYear ?? 0)
      weeks["\(year)-W\(week < 10 ? "0" : "")\(week)", default: 0] += 1
      dates.append(formatter.string(from: date))
      months[String(dates[day].prefix(7)), default: 0] += 1
    }
    try write(dates)
    #expect(
      try rows(by: "week") == weeks.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    #expect(
      try rows(by: "month") == months.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    // Years of 53 weeks are rare, so these were computed by hand.
    #expect(weeks["2020-W53"] == 7 && weeks["2021-W01"] == 7)
    #expect(Tier.current == .test || weeks["2026-W53"] == 7 && weeks["2027-W01"] == 7)
  }

  @Test func `a file whose date doesn't exist is ignored`() throws {
    let days = [
      "0001-01-01", "2000-02-29", "2024-02-29", "2026-01-31", "2099-01-01", "2100-02-28",
      "9999-12-31",
    ]
    let noDays = [
      "1900-02-29", "2100-02-29", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10",
      "2026-01-00",
      "2026-04-31", "2026-1-01", "02026-01-01", "-001-01-01", "+026-01-01", "2026-01-1a",
      "2026_01_01",
      "\u{FF12}026-01-01",
    ]
    try write(days + noDays)
    #expect(try rows(by: "day") == days.map { "\($0) 1" })
    let rotation = try stats(["rotate", "--keep", "2"])
    #expect(rotation.status == 0)
    let left = try directory.names(in: "logs").filter { $0.hasPrefix("activity-") }
    let future = ["2099-01-01", "2100-02-28", "9999-12-31"]
    #expect(Set(left) == Set((noDays + future).map { "activity-\($0).jsonl" }))
    #expect(try rows(by: "day") == days.map { "\($0) 1" })
  }

  @Test(arguments: [
    ("2024-02", "2024-02-29"), ("2023-02", "2023-02-28"), ("2000-02", "2000-02-29"),
    ("1900-02", "1900-02-28"), ("2100-02", "2100-02-28"), ("2026-12", "2026-12-31"),
    ("9999-12", "9999-12-31"), ("0001-02", "0001-02-28"),
  ])
  func `a month ends with its last day`(_ month: String, _ last: String) throws {
    try directory.makeDirectories("logs")
    let report = try stats(["--range", month, "--json"]).standardOutput
    #expect(report.contains(#""from": "\#(month)-01""#) && report.contains(#""to": "\#(last)""#))
  }

  @Test(arguments: [
    ["--date", "2026-02-29"], ["--date", "1900-02-29"], ["--since", "2026-04-31"],
    ["--range", "2026-13"],
    ["--range", "2026-00"], ["--range", "0d"], ["--range", "65536d"], ["--range", "-1d"],
    ["--range", "99999999999999999999d"], ["--date", "2026-01-14T00:00:00Z"], ["--until", ""],
  ])
  func `a day that isn't there can't be asked for`(_ arguments: [String]) throws {
    let run = try stats(arguments)
    #expect(run.status == 64 && run.standardOutput == "", "\(run)")
  }

  @Test func `days far back are counted over leap years`() throws {
    try directory.makeDirectories("logs")
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = .withFullDate
    for days in [1, 60, 366, 1_461, 36_525, 65_535] {
      // Midnight may pass meanwhile.
      let before = Date()
      let report = try stats(["--range", "\(days)d", "--json"]).standardOutput
      let froms = [before, Date()].map {
        formatter.string(from: $0.addingTimeInterval(-86_400 * TimeInterval(days - 1)))
      }
      #expect(froms.contains { report.contains(#""from": "\#($0)""#) }, "\(days)")
    }
  }

  @Test func `days to come count when all are asked for, and stay where they are`() throws {
    try write(["2099-01-01", "9999-12-31"])
    for range in [
      "today", "yesterday", "week", "month", "this-week", "this-month", "last-month", "65535d",
    ] {
      let run = try stats(["--range", range, "--json"])
      #expect(run.status == 0 && run.standardOutput.contains(#""total_operations": 0"#), "\(range)")
    }
    #expect(
      try rows(by: "day", ["--since", "2099-01-01", "--until", "2099-12-31"]) == ["2099-01-01 1"])
    #expect(try rows(by: "day") == ["2099-01-01 1", "9999-12-31 1"])
    // If the clock was set back, the hook logs to the day that it shows.
    let home = directory
    let run = try HookRuns.hook.run(
      input: HookRuns.example("01-PostToolUse-Bash.json"), environment: HookRuns.environment(home))
    #expect(run == Consequences())
    #expect(try stats(["rotate", "--keep", "2"]).standardOutput.hasPrefix("Nothing to rotate: "))
    #expect(try directory.names(in: "logs").count == 3)
    #expect(try rows(by: "day").count == 3)
  }
}
