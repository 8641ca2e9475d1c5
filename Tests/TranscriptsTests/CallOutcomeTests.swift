import JSONLines
import TestSupport
import Testing

@testable import Transcripts

struct CallOutcomeTests {
  /// Returns the outcome of a call by its result's block, and the row's `toolUseResult`, if any.
  private func ending(
    _ block: String, _ response: String? = nil, isDenial: Bool = false
  ) throws -> String {
    let text = #"{"block":\#(block),"response":\#(response ?? "null")}"#
    return try withBytes(text) { bytes in
      let row = try JSONObject(scanning: bytes)
      var scanner = JSONScanner(bytes, at: row.value("block", in: bytes)?.start ?? 0)
      let kept = response == nil ? nil : row.value("response", in: bytes)
      return
        switch try CallOutcome(
          of: MessageBlock(from: &scanner, in: bytes), answer: kept, isDenial: isDenial, in: bytes)
      {
      case .response(let value): "response \(value.map { bytes.string($0.start..<$0.end) } ?? "-")"
      case .failure(let text): "failure \(text)"
      case .untold: "untold"
      }
    }
  }

  private func failing(_ content: String, _ response: String? = nil) throws -> String {
    try ending(#"{"is_error":true,"content":\#(content)}"#, response)
  }

  @Test func `a tool answered`() throws {
    #expect(try ending(#"{"content":"shown"}"#, #"{"stdout":""}"#) == #"response {"stdout":""}"#)
    #expect(try ending(#"{"content":"shown","is_error":false}"#) == #"response "shown""#)
    #expect(try ending("{}") == "response -")
  }

  @Test func `a tool failed`() throws {
    #expect(
      try failing(#""Exit code 1\nno""#, #""Error: Exit code 1""#) == "failure Exit code 1\nno")
    #expect(
      try failing(#"[{"type":"text","text":"a"},{"type":"image"},{"type":"text","text":"b"}]"#)
        == "failure a\nb")
    #expect(try ending(#"{"is_error":true}"#) == "failure ")
  }

  @Test(arguments: [
    "The user doesn't want to proceed with this tool use. The tool use was rejected",
    "The user doesn't want to take this action right now.",
    "[Request interrupted by user for tool use]",
    "Exit code 137\\n[Request interrupted by user for tool use]",
    "Permission to use Bash with command rm has been denied.",
    "Permission for this action has been denied. Reason: no",
    "Permission for this tool use was denied.",
    "Claude requested permissions to use Bash, but you haven't granted it yet.",
    "Hook PreToolUse:Bash denied this tool",
    "<tool_use_error>Error: No such tool available: Bsh</tool_use_error>",
    "<tool_use_error>InputValidationError: Read failed</tool_use_error>",
    "[Tool result missing due to internal error]",
  ])
  func `no tool ran, or the user stopped it`(_ text: String) throws {
    #expect(try failing("\"\(text)\"") == "untold")
    #expect(try failing(#"[{"type":"text","text":"\#(text)"}]"#) == "untold")
    // A tool may well have found such a text.
    #expect(try ending("{\"content\":\"\(text)\"}") == "response \"\(text)\"")
    #expect(try failing("\"Exit code 1\\nsaid: \(text)\"").hasPrefix("failure "))
  }

  @Test func `a row says that the call was denied, whatever the text`() throws {
    let block = #"{"is_error":true,"content":"Cannot write to /a while in plan mode."}"#
    #expect(try ending(block, isDenial: true) == "untold")
    #expect(try ending(block) == "failure Cannot write to /a while in plan mode.")
    #expect(try ending(#"{"content":"shown"}"#, isDenial: true) == #"response "shown""#)
  }

  @Test func `a row says that the user refused`() throws {
    #expect(try failing(#""No, thanks.""#, #""User rejected tool use""#) == "untold")
    #expect(try failing(#""No, thanks.""#, #""User""#) == "failure No, thanks.")
  }
}
