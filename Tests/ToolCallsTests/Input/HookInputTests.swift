import TestSupport
import Testing

struct HookInputTests {
  @Test(arguments: [
    #""hook_event_name":"PostToolUse","#, #""hook_event_name":"PostToolUseFailure","#, "",
    #""hook_event_name":"","#, #""hook_event_name":null,"#,
    #""hook_event_name":"Post\u0054oolUse","#,
  ])
  func `logs a tool call`(_ event: String) throws {
    let record = try Logged("{" + event + #""tool_name":"LS"}"#)
    #expect(record.text("tool") == "LS")
    #expect(!record.has("rejected"))
  }

  @Test(arguments: [
    "PreToolUse", "SessionStart", "SessionEnd", "Stop", "SubagentStop", "UserPromptSubmit",
    "PermissionDenied", "PostToolBatch", "posttooluse", "PostToolUse ", "Whatever comes next",
  ])
  func `logs no other event`(_ event: String) throws {
    let input = #"{"hook_event_name":"\#(event)","tool_name":"Bash","tool_input":{}}"#
    #expect(try Logged.lines(Array(input.utf8)).isEmpty)
    #expect(try Logged.lines(Array(#"{"hook_event_name":"\#(event)"}"#.utf8)).isEmpty)
  }

  @Test(arguments: ["", " ", "\n", "\r\n\t ", "\u{feff}", "\u{feff}\n"])
  func `logs nothing for an empty input`(_ input: String) throws {
    #expect(try Logged.lines(Array(input.utf8)).isEmpty)
  }

  @Test(arguments: ["\u{feff}", "\n ", "\u{feff}\r\n"])
  func `reads an input after a byte order mark and white space`(_ start: String) throws {
    let record = try Logged(start + "{ \"tool_name\" :\n\"LS\" }\n\n")
    #expect(record.text("tool") == "LS")
  }

  @Test func `takes the last of members with one name`() throws {
    let record = try Logged(
      #"{"tool_name":"A","session_id":"a","tool_name":"B","session_id":"b"}"#)
    #expect(record.text("tool") == "B")
    #expect(record.text("session_id") == "b")
  }

  @Test func `takes only the input's own members`() throws {
    let record = try Logged(
      "LS", arguments: #"{"tool_name":"no","session_id":"no","cwd":"/no","error":"no"}"#,
      response: #"{"hook_event_name":"Stop","duration_ms":1,"tool_use_id":"no","agent_id":"no"}"#)
    #expect(record.text("tool") == "LS")
    #expect(record.text("session_id") == "s1")
    #expect(record.text("project") == "app")
    for name in ["duration_ms", "tool_use_id", "agent_id", "error"] { #expect(!record.has(name)) }
  }
}
