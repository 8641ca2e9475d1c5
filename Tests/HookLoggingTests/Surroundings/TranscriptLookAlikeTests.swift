import Foundation
import TestSupport
import Testing

@testable import HookLogging

/// Tests rows that contain the ID of the call `toolu_7` but don't make the call.
struct TranscriptLookAlikeTests {
  private static let rows: [String] = [
    // The ID in both places of a result.
    SampleRow.result(of: "toolu_7"),
    SampleRow.result(of: "toolu_6", #"\"id\":\"toolu_7\""#),
    #"{"type":"assistant","message":{"model":"false"},"sourceToolUseID":"toolu_7"}"# + "\n",
    #"{"type":"user","message":{"content":[]},"toolUseResult":{"id":"toolu_7"}}"# + "\n",
    #"{"type":"user","id":"toolu_7","message":{"model":"false","content":[]}}"# + "\n",
    // Other blocks of a response, or none.
    block(#"{"type":"text","text":"toolu_7"}"#),
    block(#"{"type":"text","text":"x","id":"toolu_7"}"#),
    block(#"{"type":"text","text":"{\"type\":\"tool_use\",\"id\":\"toolu_7\"}"}"#),
    block(#"{"type":"text","text":"\\\",\"id\":\"toolu_7\",\"type\":\"tool_use"}"#),
    block(#"{"id":"toolu_7"}"#), block(#""toolu_7""#), block(#"["id","toolu_7"]"#),
    block(#"{"type":"text","text":"x"}],"stop_sequence":[{"type":"tool_use","id":"toolu_7"}"#),
    // Other calls.
    SampleRow.call("toolu_77", "false"), SampleRow.call("xtoolu_7", "false"),
    SampleRow.call("TOOLU_7", "false"), SampleRow.call("toolu_7 ", "false"),
    SampleRow.call("toolu_8", "false", arguments: #"{"id":"toolu_7","type":"tool_use"}"#),
    SampleRow.call(
      "toolu_8", "false", arguments: #"{"x":[{"type":"tool_use","id":"toolu_7"}]}"#),
    SampleRow.call("toolu_8", "false", arguments: #"{"command":"echo '\"id\":\"toolu_7\"'"}"#),
    SampleRow.call("toolu_8", "false").replacing("msg_01", with: "toolu_7"),
    // A response within a row that reports a subagent's progress.
    #"{"type":"progress","data":{"message":"#
      + SampleRow.call("toolu_7", "false").dropLast() + "}}\n",
  ]

  private static func block(_ content: String) -> String {
    SampleRow.response("false", content: content)
  }

  private func finding(_ rows: String...) throws -> String? {
    let directory = try TemporaryDirectory()
    return try TranscriptFinding(directory.write(rows.joined(), to: "t.jsonl"), of: "toolu_7")?
      .description
  }

  @Test(arguments: rows)
  func `isn't mistaken for the call`(_ row: String) throws {
    let call = SampleRow.call("toolu_7", "own")
    #expect(try finding(call, row) == "call: own")
    #expect(try finding(row, call, row, row) == "call: own")
    let newest = SampleRow.response("newest")
    #expect(try finding(row, newest) == "newest: newest")
  }

  @Test(arguments: [
    #"{"type":"user","message":{"model":"false","content":"\"assistant\""}}"#,
    #"{"type":"user","message":{"model":"false","role":"assistant"}}"#,
    #"{"kind":"assistant","message":{"model":"false"}}"#,
    #"{"type":"Assistant","message":{"model":"false"}}"#,
    #"{"type":"assistant","model":"false"}"#,
    #"{"type":"assistant","message":"model"}"#,
    #"{"type":"assistant","message":{"content":{"model":"false"}}}"#,
    #"{"type":"assistant","message":{"model":7}}"#,
    #"{"type":"assistant","message":{"model":"false"}"#,
    #"{"type":"summary","of":{"type":"assistant","message":{"model":"false"}}}"#,
    #"["type","assistant",{"type":"assistant","message":{"model":"false"}}]"#,
    #""{\"type\":\"assistant\",\"message\":{\"model\":\"false\"}}""#,
  ])
  func `isn't mistaken for a response`(_ row: String) throws {
    #expect(try finding(row + "\n") == nil)
    #expect(try finding(SampleRow.response("newest"), row + "\n") == "newest: newest")
  }
}
