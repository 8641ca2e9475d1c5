import Foundation
import OperatingSystem
import TestSupport
import Testing

struct CleanUpChecksTests {
  private let runs: DoctorRuns

  init() throws {
    runs = try DoctorRuns()
    try runs.register()
  }

  private var logs: String { runs.directory.path("home/.claude/logs") }

  /// Creates a log directory that isn't a link, with files last changed `days` ago.
  private func makeLogs(
    _ names: [String] = ["activity-2025-12-20.jsonl"], daysAgo days: Double
  ) throws {
    try runs.directory.makeDirectories("home/.claude/logs")
    try runs.setPermissions(0o700, of: "home/.claude/logs")
    for name in names {
      try runs.directory.write("", to: "home/.claude/logs/\(name)")
      try age("home/.claude/logs/\(name)", days: days)
    }
  }

  private func age(_ name: String, days: Double) throws {
    let date = Date(timeIntervalSince1970: Double(DoctorRuns.now.seconds) - days * 86_400)
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: runs.directory.path(name))
  }

  private func trouble(_ end: String, period: String = "30 days") -> String {
    "Claude Code deletes what hasn't changed for \(period) in \(logs)\(end)"
  }

  @Test(arguments: [
    (0.5, "in 29 days"), (10, "in 20 days"), (28.5, "in 1 day"), (29.5, "within a day"),
  ])
  func `says when the first file goes`(_ days: Double, _ when: String) throws {
    try makeLogs(daysAgo: days)
    try makeLogs(["activity-2026-01-14.jsonl", "hook-trouble.log"], daysAgo: 0)
    let report = try runs.report()
    #expect(!report.ok)
    #expect(
      report.found("clean_up").map(\.message) == [trouble(": the first of it goes \(when)")])
    #expect(report.found("clean_up").map(\.mend) == ["\(runs.program) install"])
  }

  @Test(arguments: [30, 31, 400]) func `says what is due`(_ days: Double) throws {
    try makeLogs(daysAgo: days)
    #expect(
      try runs.report().found("clean_up").map(\.message) == [
        trouble(": the first of it is due")
      ])
  }

  @Test(arguments: [(-9e18, "is due"), (-1, "is due"), (9e18, "goes in 30 days")])
  func `takes any time that a file can have`(_ seconds: Double, _ when: String) throws {
    try makeLogs(daysAgo: 0)
    let path = runs.directory.path("home/.claude/logs/activity-2025-12-20.jsonl")
    // A file system stores the nearest time that it can represent.
    let touched = try Program(path: "/bin/sh").run(["-c", "touch -d @\(Int(seconds)) '\(path)'"])
    try #require(touched == Consequences())
    let message = trouble(": the first of it \(when)")
    #expect(try runs.report().found("clean_up").map(\.message) == [message])
  }

  @Test func `finds a directory that nothing is in yet`() throws {
    try makeLogs([], daysAgo: 0)
    #expect(try runs.report().found("clean_up").map(\.message) == [trouble("")])
  }

  @Test func `a directory goes as a whole, by its own time`() throws {
    try makeLogs(["ada/activity-2026-01-14.jsonl"], daysAgo: 1)
    try age("home/.claude/logs/ada", days: 25)
    #expect(
      try runs.report().found("clean_up").map(\.message) == [
        trouble(": the first of it goes in 5 days")
      ])
  }

  @Test(
    arguments: [
      (["user": "90"], 90), (["user": "90", "project": "40"], 40),
      (["project": "40", "local": "35"], 35), (["user": "60", "local": "0"], 60),
      (["user": "1"], 1), (["user": "9007199254740991"], 36_500),
      // A value that isn't a positive integer invalidates its file.
      (["user": #""a""#, "project": "40"], 40), (["user": "90", "project": "40.5"], 90),
      (["user": "-3"], 30), (["user": "99999999999999999999"], 30),
    ] as [([String: String], Int)])
  func `goes by the settings that win`(_ settings: [String: String], _ days: Int) throws {
    try makeLogs(daysAgo: 0)
    for (scope, value) in settings {
      let text = try DoctorRuns.settings(runs.program, ["x": 0])
      try runs.write(text.replacing(#""x":0"#, with: #""cleanupPeriodDays":\#(value)"#), to: scope)
    }
    let period = days == 1 ? "1 day" : "\(days) days"
    #expect(
      try runs.report().found("clean_up").first?.message
        == trouble(": the first of it goes in \(period)", period: period))
  }

  @Test func `is content with a link`() throws {
    try runs.log("")
    let report = try runs.report()
    #expect(report.ok)
    let real = URL(fileURLWithPath: runs.directory.path("home/.claude/activity"))
      .resolvingSymlinksInPath().path
    #expect(
      report.checks.filter { $0.check == "clean_up" }.map(\.message) == [
        "\(logs) leads to \(real), where nothing is deleted"
      ])
  }

  @Test func `says nothing of what isn't there or is elsewhere`() throws {
    #expect(try !runs.report().checks.contains { $0.check == "clean_up" })
    // If only the directory is missing, the first record creates it.
    try runs.directory.link("home/.claude/logs", to: "activity")
    let missing = try runs.report()
    #expect(missing.ok && missing.found("folder").map(\.status) == ["note"])
    try runs.log("", in: "elsewhere")
    var elsewhere = runs
    elsewhere.variables["CLAUDE_LOG_DIR"] = runs.directory.path("elsewhere")
    let report = try elsewhere.report()
    #expect(report.ok && !report.checks.contains { $0.check == "clean_up" })
  }

  @Test(arguments: [
    ("project", "PROGRAM install --scope project"), ("local", "PROGRAM install --scope local"),
    ("managed/managed-settings.json", "mv LOGS LOGS-KEPT && ln -sfn activity-3 LOGS"),
  ])
  func `mends it where the hook is registered, and once only`(_ place: String, _ mend: String)
    throws
  {
    try makeLogs(daysAgo: 1)
    try runs.write("{}")
    try runs.write(DoctorRuns.settings(runs.program), to: place)
    try runs.directory.makeDirectories("home/.claude/activity")
    try runs.directory.link("home/.claude/activity-2", to: "activity-2")
    let kept = runs.directory.path("home/.claude/activity-3")
    let found = try #require(try runs.report().found("clean_up").first?.mend)
    #expect(
      found
        == mend.replacing("PROGRAM", with: runs.program).replacing("LOGS-KEPT", with: kept)
        .replacing("LOGS", with: logs))
    if !place.hasPrefix("managed") { return }
    #expect(try Program(path: "/bin/sh").run(["-c", found]) == Consequences())
    #expect(try runs.report().found("clean_up") == [])
    #expect(
      try runs.directory.names(in: "home/.claude/activity-3") == ["activity-2025-12-20.jsonl"])
  }
}
