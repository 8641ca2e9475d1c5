import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

struct ErrorLogTests {
  private let moment = Moment(seconds: 1_768_404_600)

  @Test func `notes a dated line in the directory of the logs`() throws {
    let directory = try TemporaryDirectory()
    let log = ErrorLog(of: LogDirectory(directory.path), in: Environment(["TMPDIR": "/nowhere"]))
    log.append("no\nspace", at: moment)
    #expect(try directory.read("hook-trouble.log") == "2026-01-14T15:30:00Z no?space\n")
    #expect(try directory.permissions("hook-trouble.log") == 0o600)
    #expect(log.lines.count == 1)
    #expect(log.paths == [directory.path("hook-trouble.log")])
  }

  @Test func `shows a terminal nothing but plain text, and knows the directory by it`() throws {
    let directory = try TemporaryDirectory()
    let hostile = "a\u{1B}[31m\u{9B}\u{7F}\u{202E}\u{2028}\nb"
    try directory.write("", to: hostile)
    let path = directory.path(hostile)
    let log = ErrorLog(of: LogDirectory(path), in: Environment(["TMPDIR": directory.path]))
    log.append("\(path): no", at: moment)
    let text = try directory.read("hook-trouble.log")
    #expect(text.hasSuffix("/a?[31m?????b: no\n"))
    #expect(log.lines.count == 1)
  }

  @Test func `goes where temporary files go when the directory can't have it`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "logs")
    let variables = Environment(["TMPDIR": directory.path])
    let log = ErrorLog(of: LogDirectory(directory.path("logs")), in: variables)
    log.append("\(directory.path("logs"))/a: no", at: moment)
    ErrorLog(of: nil, in: variables).append("elsewhere", at: moment)
    #expect(try directory.read("hook-trouble.log").split(separator: "\n").count == 2)
    #expect(log.lines.count == 1)
    #expect(log.lines.last?.hasSuffix("/a: no") == true)
    #expect(log.paths == [directory.path("hook-trouble.log")])
  }

  @Test func `a relative path isn't part of another directory's`() throws {
    let directory = try TemporaryDirectory()
    let variables = Environment(["TMPDIR": directory.path])
    ErrorLog(of: nil, in: variables).append("no record: /nowhere/logs/a: no", at: moment)
    #expect(ErrorLog(of: LogDirectory("logs"), in: variables).lines.count == 0)
    #expect(ErrorLog(of: LogDirectory("/nowhere/logs"), in: variables).lines.count == 1)
  }

  @Test func `never grows past its limit and keeps the newest lines`() throws {
    let directory = try TemporaryDirectory()
    let log = ErrorLog(of: LogDirectory(directory.path), in: Environment([:]))
    for number in 0..<1_500 {
      log.append("\(number) " + String(repeating: "x", count: 90), at: moment)
      let size = try FileDescriptor.opening(directory.path("hook-trouble.log")).status().size
      #expect(size <= ErrorLog.maximumByteCount)
    }
    let text = try directory.read("hook-trouble.log")
    #expect(text.utf8.count <= ErrorLog.maximumByteCount)
    #expect(text.contains(" 1499 x"))
    #expect(text.hasPrefix("2026-"))
  }

  @Test func `blanks that a full disk left are no trouble`() throws {
    let directory = try TemporaryDirectory()
    let line = "2026-01-14T15:30:00Z no space"
    try directory.write("\n \n\(line)\n         \n\t\r\n", to: "hook-trouble.log")
    let log = ErrorLog(of: LogDirectory(directory.path), in: Environment(["TMPDIR": "/nowhere"]))
    #expect(log.lines.count == 1)
    #expect(log.lines.last == line)
    try directory.write("         \n", to: "hook-trouble.log")
    #expect(log.lines.count == 0)
    #expect(log.paths == [])
  }

  @Test func `another user's file isn't written to and isn't believed`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("2026-01-14T15:30:00Z planted\n", to: "hook-trouble.log")
    try directory.setPermissions(0o777, of: ".")
    guard directory.giveAway("hook-trouble.log", for: "another user's list of troubles") else {
      return
    }
    let log = ErrorLog(of: LogDirectory(directory.path), in: Environment(["TMPDIR": "/nowhere"]))
    log.append("own", at: moment)
    #expect(try directory.read("hook-trouble.log") == "2026-01-14T15:30:00Z planted\n")
    #expect(log.lines.count == 0)
  }
}
