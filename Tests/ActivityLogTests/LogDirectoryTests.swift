import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

struct LogDirectoryTests {
  @Test(arguments: [
    (["HOME": "/home/ada"], "/home/ada/.claude/logs"),
    (["HOME": "/home/ada/"], "/home/ada/.claude/logs"),
    (["HOME": "/home/ada", "CLAUDE_CONFIG_DIR": "/etc/claude"], "/etc/claude/logs"),
    (["HOME": "/home/ada", "CLAUDE_CONFIG_DIR": "~/cc"], "/home/ada/cc/logs"),
    (["HOME": "/home/ada", "CLAUDE_CONFIG_DIR": "cc"], "/home/ada/cc/logs"),
    (["HOME": "/home/ada", "CLAUDE_CONFIG_DIR": "/etc/claude/"], "/etc/claude/logs"),
    (["HOME": "/home/ada", "CLAUDE_CONFIG_DIR": "/cc", "CLAUDE_LOG_DIR": "/var/log"], "/var/log"),
    (["HOME": "/home/ada", "CLAUDE_LOG_DIR": "~/logs"], "/home/ada/logs"),
    (["HOME": "/home/ada", "CLAUDE_LOG_DIR": "~"], "/home/ada"),
    (["HOME": "/home/ada", "CLAUDE_LOG_DIR": "work/logs"], "/home/ada/work/logs"),
    (["HOME": "/home/ada", "CLAUDE_LOG_DIR": "~ada/logs"], "/home/ada/~ada/logs"),
    (
      ["HOME": "/home/ada", "CLAUDE_LOG_DIR": "", "CLAUDE_CONFIG_DIR": ""],
      "/home/ada/.claude/logs"
    ),
    (["CLAUDE_LOG_DIR": "/var/log"], "/var/log"),
    (["CLAUDE_CONFIG_DIR": "/cc"], "/cc/logs"),
  ])
  func `goes by the environment`(_ variables: [String: String], _ path: String) {
    #expect(LogDirectory(in: Environment(variables))?.directory.path == path)
  }

  @Test(arguments: [
    [:], ["HOME": ""], ["CLAUDE_LOG_DIR": "~/logs"], ["CLAUDE_CONFIG_DIR": "cc", "HOME": ""],
  ])
  func `has no place without a home`(_ variables: [String: String]) {
    #expect(LogDirectory(in: Environment(variables)) == nil)
  }

  @Test func `lists the day files by date and nothing else`() throws {
    let directory = try TemporaryDirectory()
    let days = ["2026-02-01", "2025-12-31", "2026-01-14", "2026-01-09"]
    for day in days { try directory.write("", to: "activity-\(day).jsonl") }
    for name in [
      "activity-2026-13-40.jsonl", "activity-2026-01-14.jsonl.gz", "totals-2026-01.ndjson",
      "hook-trouble.log", ".activity-2026-01-14.jsonl.swp",
    ] { try directory.write("", to: name) }
    let files = try LogDirectory(directory.path).dayFiles().files
    #expect(files.map(\.date.description) == days.sorted())
    #expect(files.map(\.path) == days.sorted().map { directory.path("activity-\($0).jsonl") })
  }

  @Test func `lists some days, and knows from when to when there are any`() throws {
    let directory = try TemporaryDirectory()
    for day in ["2026-02-01", "2025-12-31", "2026-01-14"] {
      try directory.write("", to: "activity-\(day).jsonl")
    }
    let wanted = try #require(CalendarDate("2026-01-14"))
    let found = try LogDirectory(directory.path).dayFiles { $0 == wanted }
    #expect(found.files.map(\.path) == [directory.path("activity-2026-01-14.jsonl")])
    #expect(found.days.first?.description == "2025-12-31")
    #expect(found.days.last?.description == "2026-02-01")

    // A directory with day files isn't a team's, whichever of the files are requested.
    try directory.write("", to: "ada/activity-2026-01-14.jsonl")
    let none = try LogDirectory(directory.path).dayFiles { _ in false }
    #expect(none.files.isEmpty && none.days.last?.description == "2026-02-01")
  }

  @Test func `throws for a directory that isn't there`() throws {
    let directory = try TemporaryDirectory()
    let logs = LogDirectory(directory.path("none"))
    #expect(throws: Errno.notFound) { _ = try logs.dayFiles() }
  }

  @Test func `keeps its list of troubles beside the day files`() {
    #expect(LogDirectory("/var/log/").troubleFile == "/var/log/hook-trouble.log")
  }

  // MARK: Teams

  @Test func `a directory without day files has those of its users`() throws {
    let directory = try TemporaryDirectory()
    let name = "activity-2026-01-14.jsonl"
    for path in ["ada/laptop/\(name)", "ada/\(name)", "grace/x/y/\(name)", ".stversions/\(name)"] {
      try directory.makeDirectories((path as NSString).deletingLastPathComponent)
      try directory.write("", to: path)
    }
    try directory.write("", to: "README")
    let found = try LogDirectory(directory.path).dayFiles()
    #expect(
      found.files.map { "\($0.user ?? "") \($0.path.dropFirst(directory.path.count + 1))" } == [
        "ada ada/\(name)", "ada ada/laptop/\(name)", "grace grace/x/y/\(name)",
      ])
    #expect(found.unreadable.isEmpty)

    try directory.write("", to: name)
    #expect(try LogDirectory(directory.path).dayFiles().files.map(\.user) == [nil])
  }

  @Test func `links that lead in circles end`() throws {
    let directory = try TemporaryDirectory()
    try directory.makeDirectories("ada")
    try directory.write("", to: "ada/activity-2026-01-14.jsonl")
    for link in ["ada/loop", "ada/other", "grace"] {
      try FileManager.default.createSymbolicLink(
        atPath: directory.path(link), withDestinationPath: directory.path)
    }
    #expect(try LogDirectory(directory.path).dayFiles().files.count <= 2)
  }
}
