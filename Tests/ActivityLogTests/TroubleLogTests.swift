import ActivityLog
import Foundation
import OperatingSystem
import TestSupport
import Testing

struct TroubleLogTests {
  private let moment = Moment(seconds: 1_768_404_600)

  @Test func `notes a dated line in the folder of the logs`() throws {
    let folder = try TemporaryFolder()
    let log = TroubleLog(LogFolder(folder.path), Environment(["TMPDIR": "/nowhere"]))
    log.note("no\nspace", at: moment)
    #expect(try folder.read("hook-trouble.log") == "2026-01-14T15:30:00Z no?space\n")
    #expect(try folder.permissions("hook-trouble.log") == 0o600)
    #expect(log.lines.count == 1)
    #expect(log.paths == [folder.path("hook-trouble.log")])
  }

  @Test func `shows a terminal nothing but plain text, and knows the folder by it`() throws {
    let folder = try TemporaryFolder()
    let hostile = "a\u{1B}[31m\u{9B}\u{7F}\u{202E}\u{2028}\nb"
    try folder.write("", to: hostile)
    let path = folder.path(hostile)
    let log = TroubleLog(LogFolder(path), Environment(["TMPDIR": folder.path]))
    log.note("\(path): no", at: moment)
    let text = try folder.read("hook-trouble.log")
    #expect(text.hasSuffix("/a?[31m?????b: no\n"))
    #expect(log.lines.count == 1)
  }

  @Test func `goes where temporary files go when the folder can't have it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "logs")
    let variables = Environment(["TMPDIR": folder.path])
    let log = TroubleLog(LogFolder(folder.path("logs")), variables)
    log.note("\(folder.path("logs"))/a: no", at: moment)
    TroubleLog(nil, variables).note("elsewhere", at: moment)
    #expect(try folder.read("hook-trouble.log").split(separator: "\n").count == 2)
    #expect(log.lines.count == 1)
    #expect(log.lines.last?.hasSuffix("/a: no") == true)
    #expect(log.paths == [folder.path("hook-trouble.log")])
  }

  @Test func `never grows past its limit and keeps the newest lines`() throws {
    let folder = try TemporaryFolder()
    let log = TroubleLog(LogFolder(folder.path), Environment([:]))
    for number in 0..<1_500 {
      log.note("\(number) " + String(repeating: "x", count: 90), at: moment)
      let size = try FileDescriptor.opening(folder.path("hook-trouble.log")).status().size
      #expect(size <= TroubleLog.maximumByteCount)
    }
    let text = try folder.read("hook-trouble.log")
    #expect(text.utf8.count <= TroubleLog.maximumByteCount)
    #expect(text.contains(" 1499 x"))
    #expect(text.hasPrefix("2026-"))
  }

  @Test func `another user's file isn't written to and isn't believed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("2026-01-14T15:30:00Z planted\n", to: "hook-trouble.log")
    let file = folder.path("hook-trouble.log")
    guard
      (try? FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: file)) != nil
    else {
      print("SKIPPED: another user's file, which only root can make")
      return
    }
    let log = TroubleLog(LogFolder(folder.path), Environment(["TMPDIR": "/nowhere"]))
    log.note("own", at: moment)
    #expect(try folder.read("hook-trouble.log") == "2026-01-14T15:30:00Z planted\n")
    #expect(log.lines.count == 0)
  }
}
