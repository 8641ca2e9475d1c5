import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Setup

struct SettingsBackupsTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func backups(at seconds: Int = 1_768_400_000) -> SettingsBackups {
    SettingsBackups(in: Directory(directory.path("config")), at: Moment(seconds: seconds))
  }

  /// Writes a file, backs it up, and returns the name of the backup.
  @discardableResult
  private func save(
    _ text: String?, _ name: String = "settings.json", at seconds: Int = 1_768_400_000
  ) throws -> String {
    if let text { try directory.write(text, to: name) }
    return try backups(at: seconds).save(SettingsFile(FilePath(directory.path(name)))).name
  }

  /// Returns the text of the newest matching backup; an inner nil means that there was no file.
  private func newest(
    _ name: String = "settings.json", where isWanted: (String?) -> Bool = { _ in true }
  ) -> String?? {
    let target = FilePath(directory.path(name))
    let found = backups().newest(of: (try? target.resolved()) ?? target) { content in
      isWanted(content.map { String(decoding: $0, as: UTF8.self) })
    }
    return found.map { $0.content.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func `names a copy by file, moment and number, for its user only`() throws {
    let pattern = #/settings\.json\.[0-9a-f]{16}\.2026-01-14T14:13:20Z\.01/#
    let name = try save("{}")
    #expect(name.wholeMatch(of: pattern) != nil)
    #expect(try directory.read("config/backups/claude-hook-log/\(name)") == "{}")
    #expect(try directory.permissions("config/backups/claude-hook-log/\(name)") == 0o600)
    #expect(try directory.permissions("config/backups/claude-hook-log") == 0o700)
  }

  @Test func `numbers the changes of one second`() throws {
    let names = try ["1", "2", "3"].map { try save($0) }
    #expect(names.map { $0.suffix(3) } == [".01", ".02", ".03"])
    #expect(newest() == "3")
  }

  @Test func `ends where a second has too many`() throws {
    for number in 1...99 { try save("\(number)") }
    #expect { try save("100") } throws: { "\($0)".contains("no backup could be written to ") }
    #expect(newest() == "99")
    #expect(try save("101", at: 1_768_400_001).hasSuffix("14:13:21Z.01"))
  }

  @Test func `says where there was no file`() throws {
    let target = FilePath(directory.path("settings.json"))
    let path = try backups().save(SettingsFile(target))
    #expect(path.name.hasSuffix("Z.01.none"))
    let found = try #require(backups().newest(of: SettingsFile(target).target) { $0 == nil })
    #expect(found.content == nil)
    #expect(found.path.text == path.text)
  }

  @Test func `keeps files of one name in different directories apart`() throws {
    let first = try save("a", "one/settings.json")
    let second = try save("b", "two/settings.json")
    #expect(first.prefix(30) != second.prefix(30))
    #expect(newest("one/settings.json") == "a")
    #expect(newest("two/settings.json") == "b")
    #expect(newest("three/settings.json") == nil)
  }

  @Test func `finds the newest that is wanted, by the time in its name`() throws {
    try save("late", at: 1_768_400_009)
    try save("later", at: 1_768_400_010)
    try save("early", at: 1_768_400_000)
    #expect(newest() == "later")
    #expect(newest { $0 != "later" } == "late")
    #expect(newest { $0 == "never" } == nil)
  }

  @Test func `finds those of earlier versions, and the newer of both`() throws {
    let old = try save("old", at: 1_768_400_000)
    let moved = directory.path("config/backups/\(old)")
    try FileManager.default.moveItem(
      atPath: directory.path("config/backups/claude-hook-log/\(old)"), toPath: moved)
    #expect(newest() == "old")
    try save("new", at: 1_768_400_001)
    #expect(newest() == "new")
    #expect(newest { $0 != "new" } == "old")
  }

  @Test func `says where it couldn't write`() throws {
    try directory.write("", to: "config")
    #expect { try save("{}") } throws: {
      "\($0)"
        == "no backup could be written to \(directory.path("config/backups/claude-hook-log")): Not a directory"
    }
  }
}
