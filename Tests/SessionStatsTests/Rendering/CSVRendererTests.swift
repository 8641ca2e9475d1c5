import CommandLineTool
import Testing
import Transcripts

struct CSVRendererTests {
  @Test func `has names for programs and exact numbers`() throws {
    let logs = try Logs([
      Call(project: "a,b", input: 1, output: 2, added: 3), Call(project: "c", error: "no"),
    ])
    #expect(
      logs.run(["--by", "project", "--format", "csv"]).standardOutput == """
        project,count,failures,sessions,tokens_input,tokens_output,tokens_total,cost_input,\
        cost_output,cost_total,lines_added,lines_removed,duration_ms\r
        "a,b",1,0,1,1,2,3,0.000003,0.00003,0.000033,3,0,0\r
        c,1,1,1,0,0,0,0,0,0,0,0,0\r

        """)
    let lines = logs.run(["--format", "csv"]).standardOutput.split(separator: "\r\n")
    #expect(lines.count == 2 && lines[1].hasPrefix("2,1,1,"))
    #expect(try Logs([]).run(["--format", "csv"]).standardOutput.contains("\r\n0,0,0,"))
  }
}
