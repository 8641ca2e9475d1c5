import CommandLineTool
import Testing

@testable import ReporterSupport

struct StatsContextTimeZoneTests {
  private static let message =
    "session-stats: this system doesn't know the time zone 'Foo/Bar' in TZ; days and hours are in UTC"

  @Test(arguments: [[], ["--by", "hour"], ["budget", "--limit", "0.01"]])
  func `says once that the system doesn't know the time zone`(_ arguments: [String]) throws {
    let logs = try Logs([Call(input: 50_000)])
    let expected = logs.run(arguments)
    let outcome = logs.run(arguments, environment: ["TZ": "Foo/Bar"])
    #expect(outcome.errorLines == [Self.message])
    #expect(outcome.standardOutput == expected.standardOutput)
    #expect(outcome.status == expected.status)
    for zone in ["", ":", "UTC", "CET-1CEST"] {
      #expect(logs.run(arguments, environment: ["TZ": zone]) == expected)
    }
  }

  @Test func `says nothing of the time zone where a budget says nothing`() throws {
    let logs = try Logs([Call(input: 1)])
    let outcome = logs.run(["budget", "--limit", "5"], environment: ["TZ": "Foo/Bar"])
    #expect(outcome == Outcome("", status: .success))
  }

  @Test func `shows a long time zone shortened, and harmlessly`() throws {
    let zone = "\u{1B}[31m" + String(repeating: "x", count: 10_000)
    let error = try Logs([Call()]).run(environment: ["TZ": zone]).standardError
    #expect(error.hasPrefix("session-stats: this system doesn't know the time zone '\\x1b[31mxxx"))
    #expect(error.contains("xxx…' in TZ;") && error.count < 200)
  }
}
