import Testing

@testable import Rendering
@testable import ReporterSupport

struct MarkdownTableTests {
  @Test(arguments: [
    ("plain", "plain"), ("a|b", "a\\|b"), ("<b>&amp;", "&lt;b\\>&amp;amp;"),
    ("*x* _y_", "\\*x\\* \\_y\\_"),
    ("[a](b)", "\\[a\\](b)"), ("`x`", "\\`x\\`"), ("a\nb", "a\\\\x0ab"),
    ("https://e.org", "https\\://e.org"), ("www.e.org", "www\\.e.org"),
    ("WWW.e.org", "WWW\\.e.org"),
  ])
  func `nothing in a name is markup`(_ text: String, _ escaped: String) {
    #expect(MarkdownTable.escaped(text) == escaped)
  }

  @Test func `is a table with the total in bold`() throws {
    let logs = try Logs([Call(tool: "a|b"), Call(tool: "c"), Call(tool: "c", session: "s2")])
    let lines = logs.run(["--by=tool", "--format=markdown", "--top=1"]).outputLines
    #expect(lines[0] == "\\$0.0000 tool traffic · 3 calls · 2 sessions" && lines[1].isEmpty)
    #expect(lines[2].hasPrefix("| Tool | Calls | Failed | Sessions |"))
    #expect(lines[3].hasPrefix("| --- | ---: |"))
    #expect(lines[4].hasPrefix("| c | 2 | 0 | 2 |"))
    #expect(lines[5].hasPrefix("| **Total** | **3** | **0** | **2** |"))
    #expect(lines[7] == "1 more row in the total, but not shown.")
  }

  @Test func `the summary has a table for each list`() throws {
    let logs = try Logs([Call(tool: "Edit", model: "m", file: "a|b")])
    let lines = logs.run(["--format", "markdown"]).outputLines
    #expect(lines.contains("| Operations | 1 |"))
    for title in ["## Tools", "## Projects", "## Models", "## Most edited files"] {
      #expect(lines.contains(title))
    }
    #expect(lines.contains("| a\\|b | app | 1 |"))
  }
}
