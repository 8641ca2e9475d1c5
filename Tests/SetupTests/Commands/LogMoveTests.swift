import CommandLineTool
import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Setup

/// The effect of `install` on the log directory.
struct LogMoveTests {
  private static let day = "activity-2026-01-14.jsonl"

  private let runs: SetupRuns

  init() throws { runs = try SetupRuns() }

  private var home: TemporaryDirectory { runs.home }

  /// Writes a day file to a log directory that isn't a link.
  private func writeLog(_ parent: String = ".claude") throws {
    try home.write("a\n", to: "\(parent)/logs/\(Self.day)")
  }

  /// Returns the target of a link in Claude Code's directory; nil if there is no link.
  private func target(_ name: String) -> String? {
    FilePath(home.path(".claude/\(name)")).linkTarget
  }

  private func expectMoved(to name: String = "activity") throws {
    #expect(target("logs") == name)
    #expect(target(name) == nil)
    #expect(try home.read(".claude/\(name)/\(Self.day)") == "a\n")
    #expect(try home.read(".claude/logs/\(Self.day)") == "a\n")
  }

  private func movedLine(to name: String = "activity") -> String {
    "Moved \(home.path(".claude/logs")) to \(home.path(".claude/\(name)")), where Claude Code deletes "
      + "nothing; the old name leads there.\n"
  }

  @Test func `turns a real directory into the link, once`() throws {
    try writeLog()
    let outcome = try runs.install()
    #expect(outcome.status == .success && outcome.standardError == "")
    #expect(outcome.standardOutput.hasSuffix(movedLine()))
    try expectMoved()
    let again = try runs.install()
    #expect(again.standardOutput.hasSuffix("nothing changed.\n"))
    try expectMoved()
  }

  @Test func `only shows it in a dry run`() throws {
    try writeLog()
    try home.makeDirectories(".claude/activity")
    let outcome = try runs.install("--dry-run")
    #expect(
      outcome.standardOutput.hasSuffix(
        "Would move \(home.path(".claude/logs")) to \(home.path(".claude/activity")), where Claude Code "
          + "deletes nothing; the old name would lead there.\n"))
    #expect(target("logs") == nil)
    #expect(try home.names(in: ".claude") == ["activity", "logs"])
  }

  @Test func `does it whatever becomes of the settings`() throws {
    try writeLog()
    try runs.write("{")
    let outcome = try runs.install()
    #expect(outcome.status == .failure)
    #expect(outcome.standardOutput.hasSuffix(movedLine()))
    #expect(outcome.standardError.hasSuffix("; left as it is\n"))
    try expectMoved()
  }

  @Test(arguments: [["--scope", "project"], ["--scope", "local"], ["--settings", "other.json"]])
  func `does it wherever the hook is registered`(_ arguments: [String]) throws {
    try writeLog()
    try home.write("{}", to: "other.json")
    let arguments = arguments.map { $0.replacing("other", with: home.path("other")) }
    #expect(try runs.run("install", arguments).status == .success)
    try expectMoved()
  }

  @Test func `goes on after an install that was killed before the exchange`() throws {
    try writeLog()
    try home.link(".claude/activity", to: "activity")
    #expect(try runs.install().standardOutput.hasSuffix(movedLine()))
    try expectMoved()
  }

  @Test func `goes on after one that was killed between renaming and linking`() throws {
    try home.write("a\n", to: ".claude/activity/\(Self.day)")
    #expect(try runs.install("--dry-run").status == .success)
    #expect(target("logs") == nil)
    #expect(try runs.install().status == .success)
    try expectMoved()
  }

  @Test func `takes the place of an empty directory`() throws {
    try writeLog()
    try home.makeDirectories(".claude/activity")
    let outcome = try runs.install()
    #expect(outcome.standardError == "")
    try expectMoved()
  }

  @Test func `leaves what has the name, and says how to read it`() throws {
    try writeLog()
    try home.write("old\n", to: ".claude/activity/\(Self.day)")
    try home.write("a file", to: ".claude/activity-2")
    let outcome = try runs.install()
    #expect(outcome.status == .success)
    #expect(outcome.standardOutput.hasSuffix(movedLine(to: "activity-3")))
    let activity = home.path(".claude/activity")
    #expect(
      outcome.standardError == "claude-hook-log: \(activity) was there already and isn't the log: "
        + "'session-stats --log-dir \(activity)' reads it\n")
    try expectMoved(to: "activity-3")
    #expect(try home.read(".claude/activity/\(Self.day)") == "old\n")
    #expect(try home.read(".claude/activity-2") == "a file")
  }

  @Test func `makes nothing where there are no logs, and leaves links alone`() throws {
    #expect(try runs.install().status == .success)
    #expect(try home.names(in: ".claude") == ["backups", "settings.json"])
    try home.makeDirectories("elsewhere")
    try home.link(".claude/logs", to: "../elsewhere")
    #expect(try runs.install().standardOutput.hasSuffix("nothing changed.\n"))
    #expect(target("logs") == "../elsewhere")
    try FileManager.default.removeItem(atPath: home.path("elsewhere"))
    #expect(try runs.install().status == .success)
    #expect(try home.names(in: ".claude") == ["backups", "logs", "settings.json"])
  }

  @Test func `leaves the default directory alone where sessions log elsewhere`() throws {
    try writeLog()
    try runs.write(#"{"env":{"CLAUDE_LOG_DIR":"~/elsewhere"}}"#)
    #expect(try runs.install().status == .success)
    #expect(target("logs") == nil)
    // Named by its own path, it is the default again.
    try runs.write(#"{"env":{"CLAUDE_LOG_DIR":"~/.claude/logs"}}"#)
    #expect(try runs.install().status == .success)
    try expectMoved()
  }

  @Test func `goes by CLAUDE_CONFIG_DIR`() throws {
    let runs = try SetupRuns(["CLAUDE_CONFIG_DIR": "~/cc"])
    for parent in ["cc", ".claude"] {
      try runs.home.write("a\n", to: "\(parent)/logs/\(Self.day)")
    }
    #expect(try runs.install().status == .success)
    #expect(FilePath(runs.home.path("cc/logs")).linkTarget == "activity")
    #expect(FilePath(runs.home.path(".claude/logs")).linkTarget == nil)
  }

  @Test func `uninstall leaves the link and the log`() throws {
    try writeLog()
    _ = try runs.install()
    _ = try runs.uninstall()
    try expectMoved()
  }

  @Test func `can do it in two steps, and not lose a link that a hook makes between`() throws {
    let (logs, kept) = (
      FilePath(home.path(".claude/logs")), FilePath(home.path(".claude/activity"))
    )
    try writeLog()
    try LogMove.rename(logs, leavingLinkTo: kept)
    try expectMoved()
    // If the link can't be created, nothing is moved.
    try logs.remove()
    try writeLog()
    #expect(throws: Errno.self) { try LogMove.rename(logs, leavingLinkTo: kept) }
    #expect(target("logs") == nil)
    #expect(try home.read(".claude/logs/\(Self.day)") == "a\n")
  }

  @Test(.enabled(if: Tier.current != .test))
  func `waits for an import or a rotation, and says so when that takes long`() throws {
    try writeLog()
    let lock = try FileDescriptor.opening(home.path(".claude/logs"))
    try lock.tryLock()
    let outcome = try runs.install()
    #expect(outcome.status == .failure)
    #expect(outcome.standardOutput.hasPrefix("Registered in "))
    #expect(outcome.standardError.contains("an import or a rotation is at work; try again later"))
    #expect(target("logs") == nil && runs.settings?.contains("PostToolUse") == true)
    _ = lock
  }
}
