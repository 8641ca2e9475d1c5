import CommandLineTool
import Testing

@testable import Rendering
@testable import ReporterSupport

struct CSVRendererTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("", ""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("a=b", "a=b"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{FF20}x", "'\u{FF20}x"),
    ("=a,b", "\"'=a,b\""), ("a\nb", "a\\x0ab"), ("\u{1B}[2J", "\\x1b[2J"), ("\t=1", "\\x09=1"),
    ("日本", "日本"),
  ])
  func `a cell is neither formula nor markup`(_ text: String, _ cell: String) {
    #expect(CSVRenderer.field(of: text) == cell)
  }

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
