import Foundation
import TestSupport
import Testing

/// Tests reports on records whose clocks were set back, jumped or were invalid.
struct ClockTests {
  /// Returns the sessions of a log with some timestamps, given in the order of each file.
  private func sessions(_ files: [String: [(session: String, time: String)]]) throws -> [[String:
    Any]]
  {
    let directory = try TemporaryDirectory()
    for (date, records) in files {
      let lines = try records.map { record in
        try JSONSerialization.data(withJSONObject: [
          "tool": "Read", "session_id": record.session, "timestamp": record.time,
        ])
      }
      try directory.write(
        Data(lines.joined(separator: [10])) + [10], to: "logs/activity-\(date).jsonl")
    }
    let run = try ReportRuns.stats.run(
      ["--range", "all", "--by", "session", "--json", "--log-dir", directory.path("logs")],
      environment: ["HOME": directory.path, "TZ": "UTC"])
    #expect(run.status == 0 && run.standardError == "")
    let report = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8))
    return (report as? [String: Any])?["groups"] as? [[String: Any]] ?? []
  }

  @Test func `a clock that is set back shortens no session below nothing`() throws {
    let backwards = [
      "2026-01-14": [
        ("a", "2026-01-14T15:30:00Z"), ("a", "2026-01-14T15:28:00Z"), ("a", "2026-01-14T14:00:00Z"),
        ("a", "2026-01-14T14:01:00Z"), ("b", "2026-01-14T23:59:00Z"),
      ],
      // The next day was logged before, with a third day in between.
      "2026-01-15": [("a", "2026-01-13T10:00:00Z"), ("b", "2026-01-14T23:58:00Z")],
      "2026-01-12": [("a", "2026-01-14T15:29:00Z"), ("b", "2026-01-15T00:02:00Z")],
    ]
    let rows = try sessions(backwards)
    let found = rows.map { row in
      [row["session"], row["start"], row["end"], row["length_seconds"], row["active_seconds"]]
        .map { "\($0 ?? "")" }
    }
    // Computed by hand: pauses of 29 minutes and more aren't active time.
    #expect(
      found.contains([
        "a", "2026-01-13T10:00:00Z", "2026-01-14T15:30:00Z", "106200", "180",
      ]), "\(found)")
    #expect(
      found.contains(["b", "2026-01-14T23:58:00Z", "2026-01-15T00:02:00Z", "240", "240"]),
      "\(found)")
  }

  @Test func `whatever order clocks tell, no time is negative`() throws {
    var dice = SeededGenerator(seed: 20_260_114)
    var files: [String: [(session: String, time: String)]] = [:]
    for date in ["2026-01-12", "2026-01-13", "2026-01-14"] {
      files[date] = (0..<200).map { _ in
        let time =
          "2026-01-1\(dice.below(10))T\(10 + dice.below(10)):\(10 + dice.below(50)):\(10 + dice.below(50))Z"
        return ("s\(dice.below(5))", time)
      }
    }
    let rows = try sessions(files)
    #expect(rows.count == 5)
    for row in rows {
      let length = try #require(row["length_seconds"] as? Int)
      let active = try #require(row["active_seconds"] as? Int)
      #expect(0 <= active && active <= length, "\(row)")
      #expect((row["start"] as? String ?? "z") <= (row["end"] as? String ?? ""), "\(row)")
    }
  }

  /// Timestamps, and their times in UTC; nil for invalid ones.
  @Test(
    arguments: [
      ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
      ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
      // RFC 3339 allows leap seconds; seconds since 1970 can't represent them, and show the next second.
      ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"), ("2016-12-31T23:59:61Z", nil),
      ("2026-01-14T15:30:00.999999999Z", "2026-01-14T15:30:00Z"),
      ("2026-01-14T15:30:00+14:00", "2026-01-14T01:30:00Z"),
      ("2026-01-14T15:30:00-14:00", "2026-01-15T05:30:00Z"),
      ("2026-01-14T15:30:00.5+05:30", "2026-01-14T10:00:00Z"),
      ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
      ("2024-02-29t00:00:00z", "2024-02-29T00:00:00Z"),
      ("2026-02-29T00:00:00Z", nil), ("1900-02-29T00:00:00Z", nil), ("2026-01-14T24:00:00Z", nil),
      ("2026-01-14T15:60:00Z", nil), ("2026-13-14T15:30:00Z", nil), ("2026-00-14T15:30:00Z", nil),
      ("2026-01-14", nil), ("2026-01-14T15:30Z", nil), ("2026-01-14T15:30:00ZZ", nil),
      ("-026-01-14T15:30:00Z", nil), ("\u{FF12}026-01-14T15:30:00Z", nil), ("", nil), ("now", nil),
      ("1768404600", nil), ("2026-01-14T15:30:00\u{0}", nil), ("99999-01-14T15:30:00Z", nil),
    ] as [(String, String?)])
  func `a timestamp is the moment that RFC 3339 says, or none`(_ text: String, _ moment: String?)
    throws
  {
    let rows = try sessions(["2026-01-14": [("s", text)]])
    #expect(rows.count == 1 && rows[0]["count"] as? Int == 1)
    #expect(rows.first?["start"] as? String == moment)
    #expect(rows.first?["length_seconds"] as? Int == moment.map { _ in 0 })
  }
}
