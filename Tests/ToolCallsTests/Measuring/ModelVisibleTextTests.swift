import TestSupport
import Testing

/// Tests the counted characters of any result, and the tokens estimated from them.
struct ModelVisibleTextTests {
  @Test(
    arguments: [
      // For a text: its Unicode scalars.
      ("LS", #""""#, 0), ("LS", #""h\u00e9llo\n""#, 6), ("Bash", #""abc""#, 3),
      ("Read", #""\"\\\/\u0001""#, 4), ("Grep", #""\ud83d\ude00😀""#, 2),
      ("Task", #""e\u0301日本語""#, 5), ("Edit", #""\ud800x\udc00""#, 3), ("x", #""👩‍👧""#, 3),
      // For anything else that isn't an object or array: its JSON.
      ("Bash", "null", 4), ("Read", "true", 4), ("mcp__a__b", "12.50", 5), ("LS", "-0", 2),
    ] as [(String, String, Int)])
  func `counts a result that is no object`(_ tool: String, _ response: String, _ count: Int) throws
  {
    #expect(try shown(tool, response) == count)
  }

  @Test func `counts nothing where there is no result`() throws {
    let record = try Logged("Bash", arguments: #"{"command":"true"}"#)
    #expect(record.number("chars.result") == 0)
    #expect(record.number("tokens.input") == 0)
  }

  @Test(
    arguments: [
      // Only the names; otherwise {"filenames":"x"} 17, {"filenames":{}} 16, {"result":7} 12.
      ("Grep", #"{"content":5,"filenames":["abc"]}"#, 3), ("Glob", #"{"filenames":"x"}"#, 17),
      ("Grep", #"{"filenames":{}}"#, 16), ("WebFetch", #"{"result":7}"#, 12),
    ] as [(String, String, Int)])
  func `takes a member of another type as missing`(_ tool: String, _ response: String, _ count: Int)
    throws
  {
    #expect(try shown(tool, response) == count)
  }

  @Test(arguments: [(0, 0), (3, 0), (4, 1), (7, 1), (8, 2)])
  func `estimates a token for four characters`(_ length: Int, _ tokens: Int) throws {
    let text = #""\#(String(repeating: "x", count: length))""#
    #expect(try Logged("LS", response: text).number("tokens.input") == tokens)
    let failure = try Logged.failure("Bash", error: text)
    #expect(failure.number("tokens.input") == tokens)
    #expect(failure.number("chars.result") == length)
  }

  @Test func `counts a failure's error and nothing else`() throws {
    let record = try Logged(
      "Bash", response: #"{"stdout":"abc"}"#,
      #""hook_event_name":"PostToolUseFailure","error":"Exit code 1\nb\u00f6se""#)
    #expect(record.number("chars.result") == 16)
  }
}

/// Returns the characters of the result counted in the record of a call.
func shown(_ tool: String, _ response: String) throws -> Int? {
  try Logged(tool, response: response).number("chars.result")
}
