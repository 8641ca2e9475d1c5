import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

struct DimensionColumnTests {
  @Test func `reads a timestamp that is written with escapes`() throws {
    let logs = try Logs()
    try logs.write(
      #"{"tool":"Read","timestamp":"\u0032026-01-14T09\u003a00\u003A00Z"}"# + "\n"
        + #"{"tool":"Read","timestamp":"2026-01-14T09:00:00Z"}"# + "\n")
    let rows = logs.run(["--by", "hour", "--format", "csv"]).standardOutput
      .split(separator: "\r\n").dropFirst()
    #expect(rows.count == 1)
    #expect(rows.first?.contains("(none)") == false)
  }
}
