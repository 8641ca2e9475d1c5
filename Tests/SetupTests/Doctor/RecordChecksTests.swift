import Foundation
import OperatingSystem
import TestSupport
import Testing

struct RecordChecksTests {
  private let runs: DoctorRuns

  init() throws {
    runs = try DoctorRuns()
    try runs.register()
  }

  private func record(_ timestamp: String) -> String {
    "{\"timestamp\":\"\(timestamp)\",\"tool\":\"Bash\"}\n"
  }

  private var today: String { record("2026-01-14T14:00:00Z") }

  @Test func `counts today's records and tells the last one's time`() throws {
    try runs.log(record("2026-01-13T10:00:00Z"), day: "2026-01-13")
    try runs.log(today + record("2026-01-14T14:05:00Z"))
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.records_today == 2)
    #expect(report.last_record == "2026-01-14T14:05:00Z")
    #expect(report.malformed == 0)
    #expect(report.checks.contains { $0.message == "last record 2026-01-14T14:05:00Z, 2 today" })
  }

  @Test func `looks further back for the last record only`() throws {
    try runs.log(record("2025-12-01T10:00:00Z") + "nonsense\n", day: "2025-12-01")
    try runs.log("nonsense\n", day: "2025-11-30")
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.last_record == "2025-12-01T10:00:00Z")
    #expect(report.records_today == 0)
    #expect(report.malformed == 0)
  }

  @Test func `says that there is no record yet`() throws {
    try runs.log("")
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.last_record == nil)
    #expect(report.found("records").map(\.status) == ["note"])
  }

  @Test func `finds another user's file that the hook doesn't write to`() throws {
    try runs.log(today)
    #expect(try runs.report().found("records").map(\.status) == [])
    let logs = "home/.claude/activity"
    try runs.directory.setPermissions(0o777, of: logs)
    let name = "\(logs)/activity-2026-01-14.jsonl"
    guard runs.directory.giveAway(name, for: "another user's day file in doctor") else { return }
    let found = try runs.report().found("records")
    #expect(found.map(\.status) == ["trouble"])
    #expect(found.first?.message.contains("activity-2026-01-14.jsonl isn't written to: ") == true)
    #expect(found.first?.mend?.hasPrefix("move it away, and chmod go-w ") == true)
  }

  @Test(arguments: ["2026-01-14", "2026-01-08"])
  func `finds malformed records of a week`(_ day: String) throws {
    try runs.log(today + "{\"tool\":\n" + today + "}\n", day: day)
    let report = try runs.report()
    #expect(report.malformed == 2)
    let found = report.found("malformed")
    #expect(found.map(\.status) == ["trouble"])
    #expect(found.first?.message.contains("activity-\(day).jsonl, line 2:") == true)
    try runs.log(today + today, day: day)
    #expect(try runs.report().ok)
  }

  @Test func `leaves the records of others to them`() throws {
    for user in ["ann", "bob"] {
      try runs.log("nonsense\n", in: "home/.claude/logs/\(user)")
    }
    try runs.setPermissions(0o700, of: "home/.claude/logs")
    let report = try runs.report()
    #expect(report.ok)
    #expect(report.malformed == 0)
  }

  @Test func `finds that today's file is none`() throws {
    try runs.directory.makeLogs(in: "home/.claude")
    try runs.directory.makeDirectories("home/.claude/logs/activity-2026-01-14.jsonl")
    try runs.setPermissions(0o700, of: "home/.claude/logs")
    let found = try runs.report().found("records").filter { $0.status == "trouble" }
    #expect(found.map(\.mend) == ["move it away"])
  }

  @Test(.enabled(if: getuid() != 0), arguments: [0o400, 0o200])
  func `finds that today's file can't be written to or read`(_ mode: Int) throws {
    try runs.log(today)
    let name = "home/.claude/logs/activity-2026-01-14.jsonl"
    try runs.setPermissions(mode, of: name)
    let found = try runs.report().found("records").filter { $0.status == "trouble" }
    #expect(found.map(\.mend) == ["chmod u+rw \(runs.directory.path(name))"])
  }

  @Test(arguments: ["/missing", "real"])
  func `finds that today's file is a link`(_ destination: String) throws {
    try runs.log("")
    try runs.directory.write(today, to: "home/.claude/logs/real")
    let path = runs.directory.path("home/.claude/logs/activity-2026-01-14.jsonl")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
    let found = try runs.report().found("records").filter { $0.status == "trouble" }
    #expect(found.map(\.mend) == ["move it away"])
  }

  @Test(
    arguments: [
      ("2026-01-14T13:00:00Z", "note"), ("2026-01-14T14:00:01Z", "trouble"), (nil, "trouble"),
    ] as [(String?, String)])
  func `tells what couldn't be written, until something was since`(
    _ time: String?, _ status: String
  ) throws {
    try runs.log(time == nil ? "" : today)
    let trouble = time ?? "2026-01-14T13:00:00Z"
    try runs.directory.write(
      "2026-01-01T00:00:00Z old\n\(trouble) no space\n", to: "home/.claude/logs/hook-trouble.log")
    let report = try runs.report()
    #expect(report.troubles == 2)
    let found = report.found("trouble_log")
    #expect(found.map(\.status) == [status])
    #expect(found.first?.message.hasSuffix("the last: \(trouble) no space") == true)
    let path = runs.directory.path("home/.claude/logs/hook-trouble.log")
    #expect(found.first?.mend?.hasSuffix("rm \(path)") == true)
  }

  @Test func `names the file for troubles that the directory couldn't take`() throws {
    try runs.directory.write(
      "2026-01-14T14:00:00Z \(runs.directory.path("home/.claude/logs")): no\n2026-01-15T00:00:00Z x\n",
      to: "tmp/hook-trouble.log")
    let found = try runs.report().found("trouble_log")
    #expect(
      found.first?.message.hasPrefix("1 in \(runs.directory.path("tmp/hook-trouble.log")),") == true
    )
    #expect(
      found.first?.mend == "mend that, then rm \(runs.directory.path("tmp/hook-trouble.log"))")
  }

  @Test(
    arguments: [
      ("2026-01-12T00:00:00Z", true), ("2026-01-13T23:00:00Z", false), (nil, false),
    ] as [(String?, Bool)])
  func `notes sessions that went on without records`(_ last: String?, _ isNoted: Bool) throws {
    if let last { try runs.log(record(last), day: "2026-01-13") }
    let path = try runs.directory.write("{}\n", to: "home/.claude/projects/-a/1.jsonl")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_768_400_000)], ofItemAtPath: path)
    let report = try runs.report()
    #expect(report.ok)
    let notes = report.found("records").filter { $0.message.contains("a session went on") }
    #expect(notes.count == (isNoted ? 1 : 0))
    #expect(notes.allSatisfy { $0.message.contains("until 2026-01-14T14:13:20Z") })
  }
}
