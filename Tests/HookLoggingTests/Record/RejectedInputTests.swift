import TestSupport
import Testing

/// Tests the records of inputs that weren't understood.
struct RejectedInputTests {
  @Test(arguments: [
    ("x", "a JSON object at byte 0"), (" [1]", "a JSON object at byte 1"),
    ("\u{feff}\"x\"", "a JSON object at byte 3"), ("null", "a JSON object at byte 0"),
    ("{", "a member's name in quotes or } at byte 1, found the end"),
    (#"{"a":1,}"#, "a member's name in quotes at byte 7"),
    (#"{"a" 1}"#, "a colon after the member's name at byte 5"),
    (#"{"a":}"#, "a value at byte 5"), (#"{"a":tru}"#, "true, false or null at byte 8"),
    (#"{"a":01}"#, "a comma or } at byte 6"), (#"{"a":[1 2]}"#, "a comma or ] at byte 8"),
    (#"{"a":1.}"#, "a digit at byte 7"), (#"{"a":NaN}"#, "a value at byte 5"),
    (#"{"a":"\x"}"#, #"one of "\/bfnrtu after a backslash at byte 7"#),
    (#"{"a":"\u12g4"}"#, #"four hexadecimal digits after \u at byte 10"#),
    ("{\"a\":\"\t\"}", "a control character written as an escape at byte 6"),
    (#"{"a":"b"#, "the closing quote of a string at byte 7, found the end"),
    (#"{"a":1} x"#, "nothing after the object at byte 8"),
    (#"{"tool_name":"LS"}{}"#, "nothing after the object at byte 18"),
    ("{}", "a member \"tool_name\" that is a text before byte 2"),
    (#"{"tool_name":""}"#, "a member \"tool_name\" that is a text before byte 16"),
    (#"{"tool_name":["x"]}"#, "a member \"tool_name\" that is a text before byte 19"),
  ])
  func `says what was expected where`(_ input: String, _ expected: String) throws {
    let record = try Logged(input)
    #expect(record.text("error") == "not a hook input: expected " + expected)
    #expect(record.isTrue("rejected"))
    #expect(record.text("tool") == "unknown")
    #expect(record.text("project") == "work")
    #expect(record.number("tokens.total") == 0)
    #expect(record.number("chars.arguments") == 0)
  }

  @Test func `keeps what was read before the fault`() throws {
    let record = try Logged(
      #"{"session_id":"s1","cwd":"/home/ada/app","agent_id":"a1","tool_use_id":"t1","tool_name":"#)
    #expect(record.text("session_id") == "s1")
    #expect(record.text("project_dir") == "~/app")
    #expect(record.text("agent_id") == "a1")
    #expect(record.text("tool_use_id") == "t1")
  }

  @Test func `doesn't quote the input`() throws {
    for input in ["hunter2", #"{"a":hunter2}"#, #"{"a":1}hunter2"#, #"{"hunter2"}"#] {
      #expect(try !Logged(input).line.contains("hunter2"))
    }
  }

  @Test(
    arguments: [[0], [0xFF, 0xFE], [0x1B, 0x5B, 0x33], [0x7B, 0xFF], [0xEF, 0xBB]] as [[UInt8]])
  func `rejects bytes that are no text`(_ bytes: [UInt8]) throws {
    #expect(try Logged(bytes: bytes).isTrue("rejected"))
  }

  @Test(.timeLimit(.minutes(5)), arguments: ["[", #"{"a":"#])
  func `rejects 100,000 open brackets`(_ bracket: String) throws {
    let input = #"{"tool_name":"LS","tool_response":"# + String(repeating: bracket, count: 100_000)
    let record = try Logged(input)
    #expect(record.isTrue("rejected"))
    #expect(record.text("error")?.contains("at byte \(input.utf8.count), found the end") == true)
  }
}
