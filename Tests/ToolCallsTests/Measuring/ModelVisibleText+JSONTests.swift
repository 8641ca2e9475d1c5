import TestSupport
import Testing

/// Tests the counted characters of content blocks and minimal JSON; the expected numbers were counted by hand.
struct ModelVisibleTextJSONTests {
  @Test(
    arguments: [
      ("[]", 0), (#"[{"type":"text","text":""}]"#, 0),
      (#"[{"type":"text","text":"ab\ncd"},{"type":"text","text":"\u00e9"}]"#, 6),
      (#"[{"text":"x","type":"text","annotations":{"priority":1}}]"#, 1),
      // {"type":"resource_link","uri":"x:1"}: 23 + 12 + 1.
      (#"[{"type":"resource_link", "uri":"x:1"}, 7, "ab", null]"#, 36 + 1 + 4 + 4),
      // {"text":5} is no block of text: 10.
      (#"[{"text":5}]"#, 10), (#"[[1, 2]]"#, 5), (#"[{}]"#, 2),
    ] as [(String, Int)])
  func `counts content blocks`(_ response: String, _ count: Int) throws {
    #expect(try shown("mcp__server__tool", response) == count)
    #expect(try shown("Bash", response) == count)
  }

  @Test(
    arguments: [
      ("{}", 2), (#"{"a":{}}"#, 8), (#"{"a":[]}"#, 8), (#"{ "a" : [ 1 , 2 ] }"#, 11),
      // 1 + 9 + 1 + 9 + 1 + 3 + 1 + 4 + 1
      (#"{ "matches" : [ "a" , "b" ] , "n" : 1.50 }"#, 30),
      ("{\r\n\t\"a\"\t:\n1e+5 }", 10), (#"{"a":true,"b":false,"c":null}"#, 29),
      // Required escapes stay: {"a":"…"} is 8, with é 1, \n 2, \u0001 6, / 1, 1 for a lone surrogate, 2 for
      // each of " \ b f r t, 1 for a pair and 1 for U+007F.
      (#"{"a":"\u00e9\n\u0001\/\ud800"}"#, 8 + 11), (#"{"a":"\"\\\b\f\r\t"}"#, 8 + 12),
      (#"{"a":"\u000a\u0022\u005C\u001f"}"#, 8 + 12), (#"{"a":"\ud83d\ude00\u007f"}"#, 8 + 2),
      (#"{"\u00e9\n":"日本"}"#, 1 + 5 + 1 + 4 + 1), (#"{"a":1,"a":22}"#, 14),
    ] as [(String, Int)])
  func `counts minimal JSON`(_ json: String, _ count: Int) throws {
    let record = try Logged("TodoWrite", arguments: json, response: json)
    #expect(record.number("chars.result") == count)
    #expect(record.number("chars.arguments") == count)
    #expect(record.number("tokens.output") == count / 4)
  }

  @Test(
    arguments: [(nil, 0), ("null", 4), (#""\u00e9b""#, 4), ("[ ]", 2), ("12", 2)]
      as [(String?, Int)])
  func `counts arguments that are no object`(_ arguments: String?, _ count: Int) throws {
    #expect(try Logged("Bash", arguments: arguments).number("chars.arguments") == count)
  }

  @Test func `counts what is nested 100,000 deep`() throws {
    let depth = 100_000
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let list = try Logged("Anything", arguments: arrays, response: arrays)
    #expect(list.number("chars.arguments") == 2 * depth)
    #expect(list.number("chars.result") == 2 * (depth - 1))  // The outermost holds the blocks.
    let arguments = try Logged("mcp__a__b", arguments: nestedObjects(depth))
    #expect(arguments.number("chars.arguments") == 6 * (depth - 1) + 2)
    for depth in [1, 63, 64, 65, 66, 5_000] {
      #expect(try shown("mcp__a__b", nestedObjects(depth)) == 6 * (depth - 1) + 2, "\(depth)")
    }
  }

  /// Returns nested objects: all but the innermost are `{"a":…}`, 6 characters; that one is `{}`.
  private func nestedObjects(_ depth: Int) -> String {
    String(repeating: #"{ "a" : "#, count: depth - 1) + "{}"
      + String(repeating: "}", count: depth - 1)
  }

  @Test func `counts bytes that are no text as one character each`() throws {
    let input =
      Array(#"{"tool_name":"LS","tool_response":"a"#.utf8) + [0xFF, 0xC3, 0xE2, 0x82]
      + Array(#""}"#.utf8)
    // 0xFF, 0xC3, and 0xE2 0x82, which begin the same sequence.
    #expect(try Logged(bytes: input).number("chars.result") == 4)
  }
}
