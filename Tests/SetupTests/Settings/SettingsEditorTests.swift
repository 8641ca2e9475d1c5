import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Setup

struct SettingsEditorTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func editor(
    _ name: String = "settings.json", makesDirectory: Bool = false, isDryRun: Bool = false
  ) -> SettingsEditor {
    SettingsEditor(
      path: FilePath(directory.path(name)),
      backups: SettingsBackups(in: Directory(directory.path("config")), at: Moment(seconds: 0)),
      makesDirectory: makesDirectory, isDryRun: isDryRun)
  }

  private func names(_ name: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: directory.path(name)))?.sorted() ?? []
  }

  private static func bytes(_ text: String) -> ContiguousArray<UInt8> {
    ContiguousArray(text.utf8)
  }

  @Test func `replaces the file and keeps it as it was`() throws {
    try directory.write("old", to: "settings.json")
    let result = try editor().edit { _ in Self.bytes("new") }
    #expect(try directory.read("settings.json") == "new")
    #expect(result.before.map { String(decoding: $0, as: UTF8.self) } == "old")
    let backup = try #require(result.backup)
    #expect(try directory.read("config/backups/claude-hook-log/\(backup.name)") == "old")
  }

  @Test func `writes nothing where nothing changes, nor in a dry run`() throws {
    try directory.write("old", to: "settings.json")
    let same = try editor().edit { $0.content }
    let dry = try editor(isDryRun: true).edit { _ in Self.bytes("new") }
    #expect(same.isUnchanged)
    #expect(dry.after == Self.bytes("new"))
    #expect(same.backup == nil && dry.backup == nil)
    #expect(try directory.read("settings.json") == "old")
    #expect(try directory.names() == ["settings.json"])
  }

  @Test func `makes the file's directory only where it may`() throws {
    #expect { try editor("a/b/s.json").edit { _ in Self.bytes("") } } throws: {
      "\($0)" == "there is no directory \(directory.path("a/b"))"
    }
    #expect(try directory.names() == [])
    _ = try editor("a/b/s.json", makesDirectory: true).edit { _ in Self.bytes("x") }
    #expect(try directory.read("a/b/s.json") == "x")
    #expect(try directory.permissions("a/b") == 0o700)
  }

  @Test func `reads anew when somebody else changes the file meanwhile`() throws {
    try directory.write("0", to: "settings.json")
    var seen: [String] = []
    _ = try editor().edit { file in
      seen.append(String(decoding: file.content ?? [], as: UTF8.self))
      if seen.count < 3 { _ = try? directory.write("\(seen.count)", to: "settings.json") }
      return Self.bytes((seen.last ?? "") + " new")
    }
    #expect(seen == ["0", "1", "2"])
    #expect(try directory.read("settings.json") == "2 new")
    #expect(names("config/backups/claude-hook-log").count == 1)
  }

  @Test func `gives up where the file changes all the time`() throws {
    try directory.write("0", to: "settings.json")
    var count = 0
    #expect {
      _ = try editor().edit { _ in
        count += 1
        _ = try? directory.write("\(count)", to: "settings.json")
        return Self.bytes("new")
      }
    } throws: {
      "\($0)" == "it changes all the time; try again"
    }
    #expect(try directory.read("settings.json") == "5")
    #expect(count == 5)
    #expect(names("config/backups/claude-hook-log") == [])
  }

  @Test(.enabled(if: Tier.current != .test))
  func `waits for another install, and doesn't change the file while that has the lock`()
    throws
  {
    try directory.write("old", to: "settings.json")
    let other = try FileDescriptor.opening(directory.path)
    try other.tryLock()
    let start = Date.now
    #expect { try editor().edit { _ in Self.bytes("new") } } throws: {
      "\($0)" == "another program keeps it locked; try again"
    }
    #expect(Date.now.timeIntervalSince(start) > 4)
    #expect(try directory.names() == ["settings.json"])
    #expect(try directory.read("settings.json") == "old")
    _ = other
  }

  @Test func `leaves no copy where the file can't be replaced`() throws {
    try directory.write("old", to: "settings.json")
    let path = directory.path("settings.json")
    #expect {
      _ = try editor().edit { _ in
        // The temporary file's name is taken by a directory, so the file can't be created.
        try? directory.makeDirectories(".settings.json.\(CurrentProcess.identifier).new")
        return Self.bytes("new")
      }
    } throws: {
      "\($0)" == "File exists"
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(names("config/backups/claude-hook-log") == [])
  }

  @Test func `says of a file that can't be changed in a dry run, too`() throws {
    #expect { try editor("a/s.json", isDryRun: true).edit { _ in Self.bytes("") } } throws: {
      "\($0)" == "there is no directory \(directory.path("a"))"
    }
    let path = try directory.write("old", to: "settings.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    for isDryRun in [true, false] {
      #expect { try editor(isDryRun: isDryRun).edit { _ in Self.bytes("") } } throws: {
        "\($0)" == "read-only"
      }
      #expect(try editor(isDryRun: isDryRun).edit { $0.content }.isUnchanged)
    }
    #expect(try directory.names() == ["settings.json"])
  }

  @Test func `throws what the change throws, and writes nothing`() throws {
    try directory.write("old", to: "settings.json")
    #expect(throws: SetupProblem.self) {
      try editor().edit { (_) throws(SetupProblem) in throw SetupProblem.notUTF8 }
    }
    #expect(try directory.names() == ["settings.json"])
  }
}
