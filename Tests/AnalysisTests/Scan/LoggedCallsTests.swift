import ActivityLog
import OperatingSystem
import TestSupport
import Testing

@testable import Analysis
@testable import ReporterSupport

/// Tests what is known of the calls in a log.
struct LoggedCallsTests {
  private let logs: Logs

  init() throws { logs = try Logs() }

  private var file: DayFile { DayFile(date: Logs.today, path: logs.path()) }

  private func calls(_ text: String) throws -> LoggedCalls {
    try logs.write(text)
    var calls = LoggedCalls()
    try calls.addCalls(in: file)
    return calls
  }

  private func hash(_ id: String) -> UInt64 { XXH64.hash(id) }

  @Test func `calls are known by their ids`() throws {
    let calls = try calls(Call(id: "a").line + "\n" + Call(id: "b").line + "\n")
    #expect(calls.ids == [hash("a"), hash("b")])
    #expect(calls.unnamedDays.isEmpty)
  }

  @Test func `a record without an id makes its day unnamed, a rejected input doesn't`() throws {
    let unnamed = try calls(Call(id: "a").line + "\n" + Call().line + "\n")
    #expect(unnamed.ids == [hash("a")] && unnamed.unnamedDays == [Logs.today])
    #expect(try calls(Call(isRejected: true).line + "\n").unnamedDays.isEmpty)
  }

  @Test func `what is no record is no call`() throws {
    let calls = try calls("nonsense\n" + Call(id: "a").line + "\n{\n")
    #expect(calls.ids == [hash("a")] && calls.unnamedDays.isEmpty)
  }

  @Test func `a file that is gone or is none has no calls`() throws {
    var calls = LoggedCalls()
    try calls.addCalls(in: DayFile(date: Logs.today, path: logs.path(daysAgo: 3)))
    try calls.addCalls(in: DayFile(date: Logs.today, path: "/dev/null"))
    #expect(calls.ids.isEmpty && calls.unnamedDays.isEmpty)
  }

  @Test func `parts of a log add up`() throws {
    var left = try calls(Call(id: "a").line + "\n")
    let right = try calls(Call(id: "b").line + "\n" + Call().line + "\n")
    left += right
    left += LoggedCalls()
    #expect(left.ids == [hash("a"), hash("b")])
    #expect(left.unnamedDays == [Logs.today])
    var empty = LoggedCalls()
    empty += left
    #expect(empty.ids == left.ids && empty.unnamedDays == left.unnamedDays)
  }
}
