import ActivityLog
import CommandLineTool
import JSONLines
import TestSupport
import Testing

@testable import Analysis
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

  @Test(arguments: [
    ("url", ["https://example.com/", "(none)"]), ("worktree", ["(none)", "quiet-fox"]),
    ("plugin", ["(none)"]), ("server", ["(none)", "x"]),
  ])
  func `reads the names of calls`(_ dimension: String, _ names: [String]) throws {
    let logs = try Logs(
      2 * Call(tool: "WebFetch", url: "https://example.com/") + [
        Call(tool: "mcp__x__y", worktree: "quiet-fox")
      ])
    let report = try ReportValues(logs.run(["--json", "--by", dimension]))
    #expect(report.column(dimension) == names)
    let filtered = logs.run(["--json", "--by", dimension, "--\(dimension)", names[0]])
    #expect(try ReportValues(filtered).column(dimension) == [names[0]])
  }

  @Test func `takes the server that a response names, else that of the tool`() {
    let bytes = Array("mcp__x__y github".utf8)
    var record = ScannedRecord()
    record[.tool] = JSONText(start: 0, end: 9)
    var column = DimensionColumn(.server)
    let ofTool = column.number(of: record, in: bytes.span)
    record[.server] = JSONText(start: 10, end: 16)
    let named = column.number(of: record, in: bytes.span)
    #expect([ofTool, named].map { column.name(of: $0) } == ["x", "github"])
  }

  @Test func `takes no server and no plugin from a log`() throws {
    let logs = try Logs()
    try logs.write(
      #"{"tool":"Read","server":"a","plugin":"b","response":{"server":"c","plugin":"d"}}"# + "\n")
    for dimension in ["server", "plugin"] {
      let report = try ReportValues(logs.run(["--json", "--by", dimension]))
      #expect(report.column(dimension) == ["(none)"])
    }
  }
}
