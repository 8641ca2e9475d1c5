import ActivityLog
import POSIX
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
  }

  @Test func `never grows past its limit and keeps the newest lines`() throws {
    let folder = try TemporaryFolder()
    let log = TroubleLog(LogFolder(folder.path), Environment([:]))
    for number in 0..<1_500 {
      log.note("\(number) " + String(repeating: "x", count: 90), at: moment)
      if number.isMultiple(of: 100) {
        #expect(try folder.read("hook-trouble.log").utf8.count <= TroubleLog.maximumByteCount)
      }
    }
    let text = try folder.read("hook-trouble.log")
    #expect(text.utf8.count <= TroubleLog.maximumByteCount)
    #expect(text.contains(" 1499 x"))
    #expect(text.hasPrefix("2026-"))
  }
}
