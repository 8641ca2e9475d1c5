import CommandLineTool
import Testing

@testable import ReporterSupport

struct SessionDetailsTests {
  @Test func `tells sessions apart by their bytes`() throws {
    let calls =
      2 * Call(session: "caf\u{E9}", project: "a") + [Call(session: "cafe\u{301}", project: "b")]
    let lines = try rows(of: Logs(calls), by: "session")
    let projects = lines.dropFirst().map { $0.split(separator: ",")[1] }
    #expect(projects == ["a", "b"])
  }

  @Test func `puts them into the CSV`() throws {
    let logs = try Logs([
      Call(session: "s", project: "a", model: "claude-opus-5", input: 4)
    ])
    let lines = try rows(of: logs, by: "session")
    #expect(
      lines == [
        "session,project,model,start,end,length_seconds,active_seconds,count,failures,sessions,"
          + "tokens_input,tokens_output,tokens_total,cost_input,cost_output,cost_total,"
          + "lines_added,lines_removed,duration_ms",
        "s,a,claude-opus-5,2026-01-14T15:30:00Z,2026-01-14T15:30:00Z,0,0,1,0,1,4,0,4,0.00002,0,0.00002,"
          + "0,0,0",
      ])
  }

  @Test func `leaves out in the CSV what is a dimension or isn't known`() throws {
    let logs = try Logs()
    try logs.write(#"{"tool":"Read","session_id":"s","project":"a"}"# + "\n")
    let lines = try rows(of: logs, by: "project,session")
    #expect(lines.first?.hasPrefix("project,session,model,start,end,length_seconds,") == true)
    #expect(lines.last?.hasPrefix("a,s,unknown,,,,,1,0,1,") == true)
  }

  private func rows(of logs: Logs, by dimensions: String) throws -> [String] {
    logs.run(["--by", dimensions, "--format", "csv"]).standardOutput
      .split(separator: "\r\n").map(String.init)
  }
}
