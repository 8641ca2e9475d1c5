import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

struct CleanedDirectoryTests {
  private let home: TemporaryDirectory
  private let line = Data("a\n".utf8)

  init() throws { home = try TemporaryDirectory() }

  private func environment(_ variables: [String: String] = [:]) -> Environment {
    Environment(["HOME": home.path].merging(variables) { $1 })
  }

  private func logs(_ variables: [String: String] = [:]) throws -> LogDirectory {
    try #require(LogDirectory(in: environment(variables)))
  }

  private func append(_ variables: [String: String] = [:]) throws {
    _ = try withBytes("a\n") { try LogAppender(to: logs(variables)).append($0, to: "log") }
  }

  /// Returns the target of a link in the home directory; nil if there is no link.
  private func target(_ name: String) -> String? { FilePath(home.path(name)).linkTarget }

  @Test(arguments: [
    ([:], true), (["CLAUDE_LOG_DIR": "~/.claude/logs"], true),
    (["CLAUDE_LOG_DIR": ".claude/logs/"], true), (["CLAUDE_LOG_DIR": "~/logs"], false),
    (["CLAUDE_LOG_DIR": "~/.claude"], false), (["CLAUDE_LOG_DIR": "~/.claude/logs/x"], false),
    (["CLAUDE_CONFIG_DIR": "~/cc"], true),
    (["CLAUDE_CONFIG_DIR": "~/cc", "CLAUDE_LOG_DIR": "~/.claude/logs"], false),
    (["CLAUDE_CONFIG_DIR": "~/cc", "CLAUDE_LOG_DIR": "~/cc/logs"], true),
  ])
  func `is the default, by whatever name`(_ variables: [String: String], _ isDefault: Bool) throws {
    #expect(try (logs(variables).cleanedUp != nil) == isDefault)
    try append(variables)
    let directory = try logs(variables).directory.path
    #expect(try (FilePath(directory).resolved().name == "activity") == isDefault)
    #expect(try (logs(variables).cleanedUp != nil) == isDefault)
  }

  @Test func `is known by its place, too, and not where nothing says what is cleaned up`() throws {
    try home.write("", to: ".claude/logs/log")
    try home.link("link", to: ".claude/logs")
    #expect(try logs(["CLAUDE_LOG_DIR": "~/link"]).cleanedUp?.isReal == true)
    #expect(
      try LogDirectory(home.path(".claude/logs"), in: environment()).cleanedUp?.isReal == true)
    #expect(LogDirectory(home.path(".claude/logs")).cleanedUp == nil)
  }

  @Test(arguments: [".claude", "cc"])
  func `makes a relative link and the directory it leads to`(_ parent: String) throws {
    try append(parent == "cc" ? ["CLAUDE_CONFIG_DIR": "~/cc"] : [:])
    #expect(target("\(parent)/logs") == "activity")
    #expect(try home.permissions(parent) == 0o700)
    #expect(try home.permissions("\(parent)/activity") == 0o700)
    #expect(try home.permissions("\(parent)/activity/log") == 0o600)
    #expect(try home.names(in: parent) == ["activity", "logs"])
    #expect(try home.read("\(parent)/logs/log") == "a\n")
  }

  @Test func `goes on where somebody else began`() throws {
    // Only the directory, as a hook or an install leaves it if killed before creating the link.
    try home.write("old\n", to: ".claude/activity/log")
    try append()
    #expect(target(".claude/logs") == "activity")
    #expect(try home.read(".claude/activity/log") == "old\na\n")
    // Only the link.
    try FileManager.default.removeItem(atPath: home.path(".claude/activity"))
    #expect(try logs().cleanedUp?.isMissing == true)
    try append()
    #expect(try home.read(".claude/activity/log") == "a\n")
    #expect(try logs().cleanedUp?.isMissing == false)
  }

  @Test func `takes an activity that is a link to a directory`() throws {
    try home.makeDirectories("elsewhere")
    try home.makeDirectories(".claude")
    try home.link(".claude/activity", to: "../elsewhere")
    try append()
    #expect(target(".claude/logs") == "activity")
    #expect(try home.read("elsewhere/log") == "a\n")
  }

  @Test(arguments: ["file", "loop", "lost"])
  func `makes a real directory where activity is none`(_ kind: String) throws {
    try home.makeDirectories(".claude")
    switch kind {
    case "file": try home.write("mine", to: ".claude/activity")
    case "loop": try home.link(".claude/activity", to: "activity")
    default: try home.link(".claude/activity", to: "../missing")
    }
    try append()
    #expect(target(".claude/logs") == nil)
    #expect(try home.read(".claude/logs/log") == "a\n")
    #expect(try home.permissions(".claude/logs") == 0o700)
    #expect(try logs().cleanedUp?.isReal == true)
  }

  @Test func `leaves a link of the user's own alone that leads nowhere`() throws {
    try home.makeDirectories(".claude")
    try home.link(".claude/logs", to: "/nowhere/logs")
    #expect(throws: LogAppender.Failure.self) { try append() }
    #expect(target(".claude/logs") == "/nowhere/logs")
    #expect(try home.names(in: ".claude") == ["logs"])
    #expect(try logs().cleanedUp?.isMissing == false)
  }

  @Test func `finds the day files while the link is missing`() throws {
    try home.write("", to: ".claude/activity/activity-2026-01-14.jsonl")
    #expect(
      try logs().dayFiles().files.map(\.path) == [
        home.path(".claude/activity/activity-2026-01-14.jsonl")
      ])
    try home.write("", to: ".claude/logs/activity-2026-01-15.jsonl")
    #expect(
      try logs().dayFiles().files.map(\.path) == [
        home.path(".claude/logs/activity-2026-01-15.jsonl")
      ])
    let other = LogDirectory(home.path(".claude/none"), in: environment())
    #expect(throws: Errno.notFound) { _ = try other.dayFiles() }
  }

  @Test func `has further names for the files`() throws {
    let directory = try #require(try logs().cleanedUp)
    #expect(directory.logs.text == home.path(".claude/logs"))
    #expect(directory.kept().text == home.path(".claude/activity"))
    #expect(directory.kept(numbered: 3).text == home.path(".claude/activity-3"))
  }
}
