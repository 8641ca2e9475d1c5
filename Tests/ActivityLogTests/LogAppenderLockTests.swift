import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

/// `LogAppender` with concurrent writers.
struct LogAppenderLockTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func `waits a little for another's lock and then writes all the same`() throws {
    try directory.write("old\n", to: "log")
    let other = try FileDescriptor.appending(to: directory.path("log"))
    try other.tryLock()
    let start = ContinuousClock.now
    try append("new\n")
    let waited = ContinuousClock.now - start
    #expect(try directory.read("log") == "old\nnew\n")
    #expect(waited >= .milliseconds(45))
    #expect(waited < .seconds(2))  // A busy machine sleeps longer than requested.
    try withExtendedLock(other) { try append("newer\n") }
    #expect(try directory.read("log") == "old\nnew\nnewer\n")
  }

  @Test func `gives its lock back`() throws {
    try append("one\n")
    let other = try FileDescriptor.appending(to: directory.path("log"))
    #expect(throws: Never.self) { try other.tryLock() }
  }

  @Test(arguments: [nil, "backup", "renamed"])
  func `writes to a new file when the old one goes while it waits`(
    _ otherName: String?
  ) async throws {
    // On a busy machine the wait may end before the file is removed; then try again.
    for _ in 0..<20 {
      let directory = try TemporaryDirectory()
      try directory.write("old\n", to: "log")
      let other = try FileDescriptor.appending(to: directory.path("log"))
      try other.tryLock()
      let writing = Task.detached { try LogAppenderLockTests.append("new\n", in: directory) }
      try await Task.sleep(for: .milliseconds(10))
      let isWaiting = try other.status().size == 4
      if otherName == "renamed" {
        try FileManager.default.moveItem(
          atPath: directory.path("log"), toPath: directory.path("renamed"))
      } else {
        // A backup by `cp -al` is a further name of the same file.
        if let otherName {
          try FileManager.default.linkItem(
            atPath: directory.path("log"), toPath: directory.path(otherName))
        }
        try FileManager.default.removeItem(atPath: directory.path("log"))
      }
      try await writing.value
      if isWaiting {
        #expect(try directory.read("log") == "new\n")
        if let otherName { #expect(try directory.read(otherName) == "old\n") }
        return
      }
    }
  }

  @Test func `keeps the records of many writers whole`() async throws {
    let directory = directory
    let lines = (0..<8).flatMap { writer in
      (0..<40).map { "\(writer) \($0) " + String(repeating: "x", count: $0 * 311) }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for line in lines where line.hasPrefix("\(writer) ") {
            try LogAppenderLockTests.append(line + "\n", in: directory)
          }
        }
      }
      try await group.waitForAll()
    }
    let written = try directory.read("log").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(written.last?.isEmpty == true)
    #expect(written.dropLast().map(String.init).sorted() == lines.sorted())
  }

  private func append(_ line: String) throws { try Self.append(line, in: directory) }

  private static func append(_ line: String, in directory: TemporaryDirectory) throws {
    _ = try withBytes(line) {
      try LogAppender(to: LogDirectory(directory.path)).append($0, to: "log")
    }
  }

  /// Calls `body` while the file that another writer has locked stays open.
  private func withExtendedLock(
    _ other: borrowing FileDescriptor, _ body: () throws -> Void
  ) throws {
    try body()
    _ = try other.status()
  }
}
