import Testing

@testable import Setup

struct HandlerReachTests {
  @Test(
    arguments: [
      (nil, "Bash", ["Bash"], false), ("*", "Bash(git *)", ["Bash"], true),
      ("Bash|Read", "Read", ["Read"], false), ("Read", "Bash", [], false),
      ("^B", "Bash(*)", ["Bash"], false), ("Bash", "", ["Bash"], false),
      (nil, "mcp__git__log", ["mcp__git__log"], false), (nil, "mcp__git", ["mcp__git"], false),
      (nil, "Bash()", ["Bash"], false), (nil, "Read(./a\nb)", ["Read"], true),
      (nil, "*", [], false), (nil, "bash", [], false), (nil, "Bash(", [], false),
      (nil, "Bash|Read", [], false), (nil, " Bash ", [], false), (nil, "Bash(x) y", [], false),
      ("bash", "", [], false), ("bash", "Bash", [], false), ("(?i:b)", "Bash", nil, false),
    ] as [(String?, String, [String]?, Bool)])
  func `is the matcher's and the condition's`(
    _ matcher: String?, _ condition: String, _ tools: [String]?, _ isPartial: Bool
  ) {
    let reach = HandlerReach(matcher: matcher, condition: condition)
    #expect(reach.tools == tools)
    #expect(reach.isPartial == isPartial)
    #expect(reach.isNone == (tools == []))
  }

  @Test func `is all tools without either`() {
    #expect(HandlerReach(matcher: nil, condition: "").tools == ToolNames.examples)
  }
}
