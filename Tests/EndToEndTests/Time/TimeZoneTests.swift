import Foundation
import TestSupport
import Testing

/// Compares both programs in various time zones with Python's use of the C library.
struct TimeZoneTests {
  /// Time zones, each with times around which its offset changes, in seconds since 1970.
  private static let zones: [(String, [Int])] = [
    ("", []), ("UTC0", []), (":Europe/Berlin", [1_774_746_000, 1_792_890_000]),
    ("America/St_Johns", [1_772_944_200, 1_793_505_600, 1_173_583_860]),
    ("America/New_York", [1_772_953_200, 1_793_512_800]), ("Pacific/Kiritimati", []),
    // This zone skipped a day: 2011-12-30.
    ("Pacific/Apia", [1_325_239_200, 1_325_152_800]),
    // Two hours, half an hour, and an hour back in summer.
    ("Antarctica/Troll", [1_774_746_000, 1_792_890_000]),
    ("Australia/Lord_Howe", [1_775_314_800, 1_791_041_400]),
    ("Africa/Casablanca", [1_771_120_800, 1_774_144_800]),
    ("<+0330>-3:30<+0430>,J79/24,J263/24", [1_774_035_000, 1_789_929_000]),
    ("XXX-0:07:30", [1_768_434_750]), ("XXX+3:37", []), ("X-24", []), ("X24", []),
    ("XXX0YYY,0/0,J365/25", []), ("Not/AZone", []), (":", []), ("XXX99", []),
    (String(repeating: "A", count: 10_000), []), ("a\u{1B}[31m\nb", []),
  ]

  /// Returns what a Python program prints in a time zone; reports and returns nil without Python.
  private func python(_ script: String, _ zone: String, input: String = "") throws -> String? {
    guard let python = Program.installed("python3", for: "asking the C library for dates") else {
      return nil
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try python.run(
      ["-c", "import time, json, sys, collections\n" + script], input: Data(input.utf8),
      environment: ["PATH": path, "TZ": zone]
    ).standardOutput
  }

  @Test(arguments: Tier.sample(zones.map(\.0), each: 3))
  func `the hook's day is that of the calendar on the wall, and so is today`(
    _ zone: String
  ) throws {
    let directory = try TemporaryDirectory()
    var environment = HookRuns.environment(directory)
    environment["TZ"] = zone
    let date = #"print(time.strftime("%Y-%m-%d"), end="")"#
    guard let before = try python(date, zone) else { return }
    let run = try HookRuns.hook.run(
      input: HookRuns.example("01-PostToolUse-Bash.json"), environment: environment)
    let today = try ReportRuns.stats.run(["--json"], environment: environment)
    let after = try #require(try python(date, zone))
    #expect(run == Consequences())
    let names = try directory.names(in: "logs")
    #expect(names.count == 1)
    #expect([before, after].map { "activity-\($0).jsonl" }.contains(names.first))
    #expect([before, after].contains { today.standardOutput.contains(#""to": "\#($0)""#) })
    #expect(Harmlessness.steering(today.standardOutput + today.standardError) == [])
  }

  @Test(arguments: Tier.sample(zones, each: 3, from: 1))
  func `hours are those of the clock on the wall, and add up to the day`(
    _ zone: String, _ changes: [Int]
  ) throws {
    // Every seven minutes around the changes, and for two days.
    let moments = (changes + [1_768_400_000]).flatMap { change in
      stride(from: change - 90_000, to: change + 90_000, by: 420).map { $0 }
    }
    let script = """
      hours = [time.strftime("%H", time.localtime(int(word))) for word in sys.stdin.read().split()]
      json.dump(collections.Counter(hours), sys.stdout)
      """
    let input = moments.map(String.init).joined(separator: " ")
    guard let counted = try python(script, zone, input: input) else { return }
    let expected = try JSONSerialization.jsonObject(with: Data(counted.utf8)) as? [String: Int]

    let directory = try TemporaryDirectory()
    let formatter = ISO8601DateFormatter()
    let lines = moments.map { moment in
      let time = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(moment)))
      return #"{"tool":"Read","timestamp":"\#(time)"}"#
    }
    try directory.write(lines.joined(separator: "\n") + "\n", to: "logs/activity-2026-01-14.jsonl")
    let run = try ReportRuns.stats.run(
      ["--range", "all", "--by", "hour", "--json", "--log-dir", directory.path("logs")],
      environment: ["HOME": directory.path, "TZ": zone])
    let report = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8))
    let groups = (report as? [String: Any])?["groups"] as? [[String: Any]] ?? []
    let hours = groups.compactMap { row -> (String, Int)? in
      guard let hour = row["hour"] as? String, let count = row["count"] as? Int else { return nil }
      return (hour, count)
    }
    #expect(Dictionary(uniqueKeysWithValues: hours) == expected)
    #expect(hours.reduce(0) { $0 + $1.1 } == moments.count)
  }

  /// A `TZ` that names a file without an end.
  @Test(arguments: [
    "FIFO", ":FIFO", "../../..FIFO", "/dev/zero", "/dev/stdin", "/dev/tty", "../../../dev/zero",
  ])
  func `nobody waits for a time zone, and it is UTC`(_ form: String) throws {
    let directory = try TemporaryDirectory()
    _ = try Stranger.fifo.put(at: directory.path("fifo"), linkedTo: "")
    let zone = form.replacing("FIFO", with: directory.path("fifo"))
    var environment = HookRuns.environment(directory)
    environment["TZ"] = zone
    let run = try HookRuns.hook.start(
      input: HookRuns.example("01-PostToolUse-Bash.json"), environment: environment
    ).finish(within: 5)
    #expect(run == Consequences())
    #expect(try HookRuns.log(in: directory).hasSuffix("}\n"))
    try directory.write(
      #"{"tool":"Read","timestamp":"2026-01-14T15:30:00Z"}"# + "\n",
      to: "old/activity-2026-01-14.jsonl")
    let report = try ReportRuns.stats.start(
      ["--range", "all", "--by", "hour", "--format", "csv", "--log-dir", directory.path("old")],
      environment: environment
    ).finish(within: 5)
    #expect(report.status == 0)
    #expect(report.standardOutput.contains("\n15,1,"))
  }
}
