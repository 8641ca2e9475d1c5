import TestSupport
import Testing

struct ToolFailureTests {
  @Test(
    arguments: [
      (#""Exit code 1\nls: no such file""#, 1, "ls: no such file"),
      (#""Exit code 127\n\n  \nsh: x: not found\nmore""#, 127, "sh: x: not found"),
      (#""\n Exit code 2 \r\n\t boom \r\nmore""#, 2, "boom"),
      (#""Exit code 1""#, 1, ""), (#""Exit code 1\n\n""#, 1, ""), (#""""#, nil, ""),
      (#""\n \n""#, nil, ""), (#""Something else\nExit code 1""#, nil, "Something else"),
      (#""Exit code 1: no\nx""#, nil, "Exit code 1: no"),
      (#""Exit code one""#, nil, "Exit code one"),
      (#""Exit code 99999999999999999999""#, nil, "Exit code 99999999999999999999"),
      (#""Exit code -1\nx""#, -1, "x"), (#""Exit code 0\nx""#, 0, "x"),
      (#""Command timed out after 2m 0s\nout""#, 124, "Command timed out after 2m 0s"),
      (#""Exit code 143\nCommand timed out after 2m 0s""#, 124, "Command timed out after 2m 0s"),
      (#""Exit code 1\nExit code 2""#, 1, "Exit code 2"),
      ("null", nil, ""), ("7", nil, ""), (#"["x"]"#, nil, ""),
    ] as [(String, Int?, String)], ["Bash", "PowerShell"])
  func `reads the error of a command`(_ sample: (String, Int?, String), _ tool: String) throws {
    let record = try Logged.failure(tool, error: sample.0)
    #expect(record.number("exit_code") == sample.1)
    #expect(record.text("error") == sample.2)
  }

  @Test(arguments: [
    (#""File does not exist.\nmore""#, "File does not exist."),
    (#""Exit code 1\nboom""#, "boom"),
    (#""Command timed out after 9s""#, "Command timed out after 9s"),
    (#""""#, ""),
  ])
  func `knows no exit code of other tools`(_ error: String, _ message: String) throws {
    let record = try Logged.failure("Read", error: error)
    #expect(!record.has("exit_code"))
    #expect(record.text("error") == message)
  }

  @Test func `has an error for every failure`() throws {
    let record = try Logged("Edit", #""hook_event_name":"PostToolUseFailure""#)
    #expect(record.text("error") == "")
    #expect(record.number("chars.result") == 0)
    #expect(record.lines == nil)
  }

  @Test func `counts no changed lines of a failure`() throws {
    let record = try Logged(
      "Edit", response: #"{"structuredPatch":[{"lines":["+a"]}]}"#,
      #""hook_event_name":"PostToolUseFailure","error":"no""#)
    #expect(record.lines == nil)
  }

  @Test func `keeps the first 200 characters of a line`() throws {
    let line = String(repeating: "日", count: 201)
    let record = try Logged.failure("Bash", error: #""Exit code 1\n\#(line)""#)
    #expect(record.text("error") == String(line.dropLast()))
    #expect(record.number("chars.result") == 213)
  }

  @Test(
    arguments: [
      ("120000", "timed out after 120000 ms"), ("1.5e3", "timed out after 1500 ms"),
      ("null", nil), (#""9""#, nil),
    ] as [(String, String?)])
  func `knows a command that was stopped`(_ value: String, _ error: String?) throws {
    let response = #"{"stdout":"abc","timedOutAfterMs":\#(value)}"#
    let record = try Logged("Bash", response: response)
    #expect(record.text("error") == error)
    #expect(record.number("exit_code") == (error == nil ? nil : 124))
    #expect(record.number("chars.result") == 3)
    #expect(try !Logged("mcp__a__b", response: response).has("error"))
  }

  @Test(arguments: ["Bash", "PowerShell"])
  func `takes no command for stopped that goes on in the background`(_ tool: String) throws {
    let record = try Logged(
      tool, response: #"{"stdout":"abc","timedOutAfterMs":1000,"backgroundTaskId":"b4k"}"#)
    #expect(!record.has("error") && !record.has("exit_code"))
    let ended = try Logged(
      tool, response: #"{"stdout":"abc","timedOutAfterMs":1000,"backgroundTaskId":null}"#)
    #expect(ended.number("exit_code") == 124)
  }

  @Test(arguments: [
    (#"Exit code 1\n\u001b[31mboom\u001b[0m"#, "boom"),
    (#"\u001b[1mExit code 1\u001b[m\n\u001b[0m\n\u001b[38;5;9m  boom \u001b[K\nmore"#, "boom"),
    (#"Exit code 1\n\u001b]8;;https://e.org\u001b\\a link\u001b]8;;\u001b\\ here"#, "a link here"),
    (#"Exit code 1\n\u001b]0;title\u0007boom"#, "boom"),
    (#"Exit code 1\n\u001b(Bboom\u001b7\u001b"#, "boom"),
    // An unterminated sequence remains, except for its introducer.
    (#"Exit code 1\n\u001b]0;title\nboom"#, "0;title"), (#"Exit code 1\n\u001b[31"#, ""),
    (#"Exit code 1\n\u001b"#, ""), (#"Exit code 1\n\u001b[31é"#, "é"),
    (#"Exit code 1\n[31mboom[0m"#, "[31mboom[0m"),
  ])
  func `drops what steers a terminal`(_ error: String, _ message: String) throws {
    let record = try Logged.failure("Bash", error: #""\#(error)""#)
    #expect(record.text("error") == message)
    #expect(record.number("exit_code") == 1)
  }

  @Test func `takes no success for a failure`() throws {
    let record = try Logged("Bash", response: #"{"stdout":"Exit code 1"}"#, #""error":"no""#)
    #expect(!record.has("error") && !record.has("exit_code"))
  }

  @Test func `knows a failure without an event's name by what there is`() throws {
    let record = try Logged(#"{"tool_name":"Bash","error":"Exit code 3\nno"}"#)
    #expect(record.text("error") == "no")
    #expect(record.number("exit_code") == 3)
    let success = try Logged(#"{"tool_name":"Bash","error":"no","tool_response":"abcd"}"#)
    #expect(!success.has("error"))
    #expect(success.number("chars.result") == 4)
  }
}
