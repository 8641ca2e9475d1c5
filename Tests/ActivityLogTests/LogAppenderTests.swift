import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

struct LogAppenderTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func `makes the directories and the file for their owner alone`() throws {
    try append("one\n", in: "a/b")
    #expect(try directory.read("a/b/log") == "one\n")
    #expect(try directory.permissions("a/b/log") == 0o600)
    #expect(try directory.permissions("a/b") == 0o700)
    #expect(try directory.permissions("a") == 0o700)
  }

  @Test func `leaves the modes of what is there`() throws {
    try directory.write("", to: "logs/log")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: directory.path("logs/log"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o750], ofItemAtPath: directory.path("logs"))
    try append("one\n")
    #expect(try directory.permissions("logs/log") == 0o640)
    #expect(try directory.permissions("logs") == 0o750)
  }

  @Test(arguments: [
    ("", "new\n"), ("\n", "\nnew\n"), ("old\n", "old\nnew\n"), ("torn", "torn\nnew\n"),
    ("old\nto", "old\nto\nnew\n"), ("torn\r", "torn\r\nnew\n"),
  ])
  func `begins on a line of its own`(_ before: String, _ after: String) throws {
    try directory.write(before, to: "logs/log")
    try append("new\n")
    #expect(try directory.read("logs/log") == after)
  }

  @Test func `appends a line longer than a pipe or a page`() throws {
    let long = String(repeating: "0123456789", count: 300_000) + "\n"
    try append("a\n")
    try append(long)
    try append("b\n")
    #expect(try directory.read("logs/log") == "a\n" + long + "b\n")
  }

  @Test func `makes a file that was taken away between two records`() throws {
    try append("one\n")
    try FileManager.default.removeItem(atPath: directory.path("logs/log"))
    try append("two\n")
    #expect(try directory.read("logs/log") == "two\n")
    try FileManager.default.removeItem(atPath: directory.path("logs"))
    try append("three\n")
    #expect(try directory.read("logs/log") == "three\n")
  }

  @Test func `writes into a directory that a symbolic link leads to`() throws {
    try FileManager.default.createDirectory(
      atPath: directory.path("real"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("logs"), withDestinationPath: "real")
    try append("one\n")
    #expect(try directory.read("real/log") == "one\n")
  }

  @Test func `refuses a symbolic link for a file, wherever it leads`() throws {
    try directory.write("mine\n", to: "target")
    try directory.write("", to: "logs/other")
    for target in ["../target", "../nowhere"] {
      try FileManager.default.createSymbolicLink(
        atPath: directory.path("logs/log"), withDestinationPath: target)
      #expect(throws: LogAppender.Failure.self) { try append("one\n") }
      try FileManager.default.removeItem(atPath: directory.path("logs/log"))
    }
    #expect(try directory.read("target") == "mine\n")
    #expect(try directory.names() == ["logs", "target"])
  }

  @Test(.timeLimit(.minutes(5)))
  func `refuses a FIFO without waiting for a reader`() throws {
    try directory.write("", to: "logs/other")
    let mkfifo = try #require(Program.installed("mkfifo"))
    _ = try mkfifo.run([directory.path("logs/log")])
    #expect(failure() == "\(directory.path("logs/log")): not a regular file")
  }

  @Test func `refuses a directory and says where it stands`() throws {
    try directory.write("", to: "logs/log/file")
    #expect(failure() == "\(directory.path("logs/log")): Is a directory")
  }

  @Test func `refuses a directory's path that is a file`() throws {
    try directory.write("mine", to: "logs")
    #expect(failure() == "\(directory.path("logs/log")): Not a directory")
    #expect(try directory.read("logs") == "mine")
  }

  private func append(_ line: String, in name: String = "logs") throws {
    let appender = LogAppender(to: LogDirectory(directory.path(name)))
    _ = try withBytes(line) { try appender.append($0, to: "log") }
  }

  /// Returns the error message of an append; nil if it succeeds.
  private func failure() -> String? {
    do {
      try append("one\n")
      return nil
    } catch {
      return "\(error)"
    }
  }
}
