import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

struct LogAppenderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `makes the folders and the file for their owner alone`() throws {
    try append("one\n", in: "a/b")
    #expect(try folder.read("a/b/log") == "one\n")
    #expect(try folder.permissions("a/b/log") == 0o600)
    #expect(try folder.permissions("a/b") == 0o700)
    #expect(try folder.permissions("a") == 0o700)
  }

  @Test func `leaves the modes of what is there`() throws {
    try folder.write("", to: "logs/log")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.path("logs/log"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o750], ofItemAtPath: folder.path("logs"))
    try append("one\n")
    #expect(try folder.permissions("logs/log") == 0o640)
    #expect(try folder.permissions("logs") == 0o750)
  }

  @Test(arguments: [
    ("", "new\n"), ("\n", "\nnew\n"), ("old\n", "old\nnew\n"), ("torn", "torn\nnew\n"),
    ("old\nto", "old\nto\nnew\n"), ("torn\r", "torn\r\nnew\n"),
  ])
  func `begins on a line of its own`(_ before: String, _ after: String) throws {
    try folder.write(before, to: "logs/log")
    try append("new\n")
    #expect(try folder.read("logs/log") == after)
  }

  @Test func `appends a line longer than a pipe or a page`() throws {
    let long = String(repeating: "0123456789", count: 300_000) + "\n"
    try append("a\n")
    try append(long)
    try append("b\n")
    #expect(try folder.read("logs/log") == "a\n" + long + "b\n")
  }

  @Test func `makes a file that was taken away between two records`() throws {
    try append("one\n")
    try FileManager.default.removeItem(atPath: folder.path("logs/log"))
    try append("two\n")
    #expect(try folder.read("logs/log") == "two\n")
    try FileManager.default.removeItem(atPath: folder.path("logs"))
    try append("three\n")
    #expect(try folder.read("logs/log") == "three\n")
  }

  @Test func `writes into a folder that a symbolic link leads to`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("real"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("logs"), withDestinationPath: "real")
    try append("one\n")
    #expect(try folder.read("real/log") == "one\n")
  }

  @Test func `refuses a symbolic link for a file, wherever it leads`() throws {
    try folder.write("mine\n", to: "target")
    try folder.write("", to: "logs/other")
    for target in ["../target", "../nowhere"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("logs/log"), withDestinationPath: target)
      #expect(throws: LogAppender.Failure.self) { try append("one\n") }
      try FileManager.default.removeItem(atPath: folder.path("logs/log"))
    }
    #expect(try folder.read("target") == "mine\n")
    #expect(try folder.names() == ["logs", "target"])
  }

  @Test(.timeLimit(.minutes(5)))
  func `refuses a FIFO without waiting for a reader`() throws {
    try folder.write("", to: "logs/other")
    let mkfifo = try #require(Program.installed("mkfifo"))
    _ = try mkfifo.run([folder.path("logs/log")])
    #expect(failure() == "\(folder.path("logs/log")): not a regular file")
  }

  @Test func `refuses a folder and says where it stands`() throws {
    try folder.write("", to: "logs/log/file")
    #expect(failure() == "\(folder.path("logs/log")): Is a directory")
  }

  @Test func `refuses a folder's path that is a file`() throws {
    try folder.write("mine", to: "logs")
    #expect(failure() == "\(folder.path("logs/log")): Not a directory")
    #expect(try folder.read("logs") == "mine")
  }

  private func append(_ line: String, in name: String = "logs") throws {
    let appender = LogAppender(LogFolder(folder.path(name)))
    _ = try withBytes(line) { try appender.append($0, to: "log") }
  }

  /// What the failure to append says, nil when there is none.
  private func failure() -> String? {
    do {
      try append("one\n")
      return nil
    } catch {
      return "\(error)"
    }
  }
}
