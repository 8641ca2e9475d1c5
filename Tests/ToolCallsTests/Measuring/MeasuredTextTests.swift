import TestSupport
import Testing

/// Tests that a long text is measured the same whether its kind is known when it is scanned, or only later.
struct MeasuredTextTests {
  private static let lines = String(
    repeating: #"\tlet gross = net * \"1.19\"; // größer\n\ud83d\ude00"#, count: 600)
  private static let session = #""session_id":"s1""#

  private func record(_ members: [String]) throws -> String {
    try Logged("{" + members.joined(separator: ",") + "}").line
  }

  @Test(
    arguments: [
      ("Read", #"{"type":"text","file":{"filePath":"/a","content":"LINES","numLines":601}}"#),
      ("Read", #"{"file":{"content":"LINES","content":"short"}}"#),
      ("Read", #"{"file":{"content":"short"},"file":{"content":"LINES","numLines":2}}"#),
      ("Read", #"{"file":{"content":"LINES"},"file":"LINES"}"#),
      ("Read", #"{"file":{"content":["LINES"]},"content":"LINES"}"#),
      ("Read", #"{"type":"image","file":{"content":"LINES"}}"#),
      ("Bash", #"{"stdout":"LINES","stderr":""}"#),
      ("Bash", #"{"stdout":"LINES","stderr":"LINES"}"#),
      ("Bash", #"{"stderr":"LINES","stdout":"LINES","stdout":"so it is"}"#),
      ("Bash", #"{"isImage":true,"stdout":"LINES","stderr":"LINES"}"#),
      ("Bash", #"{"stdout":7,"stderr":"LINES"}"#),
      ("Grep", #"{"mode":"content","content":"LINES"}"#),
      ("Grep", #"{"content":"LINES","filenames":["LINES"]}"#),
      ("WebFetch", #"{"result":"LINES","code":200}"#),
      ("Task", #"{"content":"LINES","status":"completed"}"#),
      ("Task", #"{"content":[{"type":"text","text":"LINES"}],"agentId":"a1"}"#),
      ("Task", #"{"content":"LINES","status":"async_launched"}"#),
      ("Write", #"{"type":"create","content":"LINES","structuredPatch":[]}"#),
      ("mcp__db__ask", #"{"content":"LINES"}"#), ("mcp__db__ask", #""LINES""#),
      ("Bash", #""LINES""#), ("Bash", #"["LINES"]"#), ("Bash", "null"),
    ])
  func `comes to the same before and after`(_ tool: String, _ response: String) throws {
    let response =
      #""tool_response":"# + response.replacing("LINES", with: Self.lines)
    let tool = #""tool_name":"\#(tool)""#
    let filler = #""filler":"\#(String(repeating: "x", count: 20_000))""#
    let expected = try record([response, filler, tool, Self.session])
    #expect(try record([Self.session, tool, response, filler]) == expected)
    #expect(try record([tool, response, Self.session, filler]) == expected)
    #expect(try record([Self.session, response, tool, filler]) == expected)
    #expect(
      try record([#""session_id":"s0""#, tool, response, Self.session, filler]) == expected)
    #expect(
      try record([Self.session, tool, #""tool_response":{"stdout":"a"}"#, response, filler])
        == expected)
    #expect(
      try record([Self.session, #""tool_name":"Bash""#, response, tool, filler]) == expected)
  }

  @Test(arguments: [#"\x"#, "\u{1}", #"\u12g4"#, ""])
  func `rejects what is wrong in it`(_ wrong: String) throws {
    let end = wrong.isEmpty ? "" : #""}}"#
    let response = #""tool_response":{"stdout":"\#(Self.lines)\#(wrong)\#(end)"#
    let tool = #""tool_name":"Bash""#
    let line = try Logged("{" + [Self.session, tool, response].joined(separator: ",")).line
    let other = try Logged(
      "{"
        + [Self.session, tool, response].joined(separator: ",")
        .replacing("tool_response", with: "tool_respons_")
    ).line
    #expect(line == other)
    #expect(line.contains("not a hook input"))
  }
}
