import JSONLines
import TestSupport
import Testing

@testable import Transcripts

struct CallOutcomeTests {
  /// Returns the outcome of a call by its result's block, and the row's `toolUseResult`, if any.
  private func outcome(
    _ block: String, _ response: String? = nil, isDenial: Bool = false
  ) throws -> (text: String, end: CallEnd) {
    let text = #"{"block":\#(block),"response":\#(response ?? "null")}"#
    return try withBytes(text) { bytes in
      let row = try JSONObject(scanning: bytes)
      var scanner = JSONScanner(bytes, at: row.value("block", in: bytes)?.start ?? 0)
      let kept = response == nil ? nil : row.value("response", in: bytes)
      let block = try MessageBlock(from: &scanner, in: bytes)
      let end = try CallEnd(of: block, answer: kept, isDenial: isDenial, in: bytes)
      let outcome = try CallOutcome(of: block, answer: kept, isDenial: isDenial, in: bytes)
      let text =
        switch outcome {
        case .response(let value):
          "response \(value.map { bytes.string($0.start..<$0.end) } ?? "-")"
        case .failure(let text): "failure \(text)"
        case .untold: end == .refused ? "refused" : "invalid"
        }
      return (text, end)
    }
  }

  private func ending(
    _ block: String, _ response: String? = nil, isDenial: Bool = false
  ) throws -> String {
    try outcome(block, response, isDenial: isDenial).text
  }

  private func failing(_ content: String, _ response: String? = nil) throws -> String {
    try ending(#"{"is_error":true,"content":\#(content)}"#, response)
  }

  @Test func `a tool answered`() throws {
    #expect(try ending(#"{"content":"shown"}"#, #"{"stdout":""}"#) == #"response {"stdout":""}"#)
    #expect(try ending(#"{"content":"shown","is_error":false}"#) == #"response "shown""#)
    #expect(try ending("{}") == "response -")
    #expect(try outcome("{}").end == .answered)
  }

  @Test func `a tool failed`() throws {
    #expect(
      try failing(#""Exit code 1\nno""#, #""Error: Exit code 1""#) == "failure Exit code 1\nno")
    #expect(
      try failing(#"[{"type":"text","text":"a"},{"type":"image"},{"type":"text","text":"b"}]"#)
        == "failure a\nb")
    #expect(try ending(#"{"is_error":true}"#) == "failure ")
    #expect(try outcome(#"{"is_error":true}"#).end == .failed)
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
    "Hook PreToolUse:Bash denied this tool", "PreToolUse:Bash hook error: no",
    "<tool_use_error>Cancelled: parallel tool call Bash(x) errored</tool_use_error>",
    "Auto mode is unavailable: try again", "Cannot write to /a while in plan mode.",
  ])
  func `a call was kept from running, or the user stopped it`(_ text: String) throws {
    #expect(try failing("\"\(text)\"") == "refused")
    #expect(try failing(#"[{"type":"text","text":"\#(text)"}]"#) == "refused")
    #expect(try outcome(#"{"is_error":true,"content":"\#(text)"}"#).end == .refused)
    // A tool may well have found such a text.
    #expect(try ending("{\"content\":\"\(text)\"}") == "response \"\(text)\"")
    #expect(try failing("\"Exit code 1\\nsaid: \(text)\"").hasPrefix("failure "))
    #expect(try failing("\" \(text)\"").hasPrefix("failure "))
  }

  @Test(arguments: [
    "Cannot write to /a while in plan mode", "Cannot write to /a",
    "cannot write to /a while in plan mode.",
    "Permission denied", "Hook PostToolUse:Bash said no", "The user does want to proceed",
    "Exit code 1 [Request interrupted by user]", "Exit code 1\\n\\n[Request interrupted by user]",
    "Exit code 1\\nno\\n[Request interrupted by user]",
    "[Request interrupted by use", "Auto mode is available", "Exit code 1",
  ])
  func `what only resembles a refusal is a failure`(_ text: String) throws {
    #expect(
      try failing("\"\(text)\"") == "failure " + text.replacing("\\n", with: "\n"))
  }

  @Test func `the beginning of a long error tells, in a text and in blocks`() throws {
    let long = String(repeating: #"\n\"é\u001b"#, count: 500)
    for text in [
      "The user doesn't want to take this action\(long)",
      "Exit code 137\\n[Request interrupted by user\(long)",
      "<tool_use_error>Cancelled\(long)", "Cannot write to /a\(long) while in plan mode.",
    ] {
      #expect(try failing("\"\(text)\"") == "refused")
      #expect(try failing(#"[{"type":"text","text":"\#(text)"}]"#) == "refused")
    }
    let two = #"[{"type":"text","text":"Permission "},{"type":"text","text":"to use \#(long)"}]"#
    #expect(try failing(two) == "refused")
    #expect(try failing("\"\(long)The user doesn't want to proceed\"").hasPrefix("failure "))
  }

  @Test(arguments: [
    "<tool_use_error>Error: No such tool available: Bsh</tool_use_error>",
    "<tool_use_error>InputValidationError: Read failed</tool_use_error>",
    "<tool_use_error>String to replace not found in file.</tool_use_error>",
    "[Tool result missing due to internal error]",
  ])
  func `a call that never came to a tool has failed, though no hook was told`(_ text: String) throws
  {
    let block = "{\"is_error\":true,\"content\":\"\(text)\"}"
    #expect(try ending(block) == "invalid")
    #expect(try outcome(block).end == .failed)
    #expect(try ending("{\"content\":\"\(text)\"}") == "response \"\(text)\"")
  }

  @Test func `only the beginning of an error says who wrote it, however long it is`() throws {
    let long = String(repeating: #"é\n"#, count: 300)
    let refusal = "Permission to use Bash with \(long) has been denied."
    #expect(try failing("\"\(refusal)\"") == "refused")
    #expect(try failing("\"no \(refusal)\"").hasPrefix("failure no Permission"))
    let plan = "Cannot write to /a/\(long).py while in plan mode."
    #expect(try failing("\"\(plan)\"") == "refused")
    #expect(try failing("\"\(plan) \"").hasPrefix("failure Cannot"))
  }

  @Test func `a row says that the call was denied, whatever the text`() throws {
    for content in ["no", "<tool_use_error>no</tool_use_error>", "Exit code 1"] {
      let block = #"{"is_error":true,"content":"\#(content)"}"#
      #expect(try ending(block, isDenial: true) == "refused")
      #expect(try ending(block) != "refused")
    }
    #expect(try ending(#"{"content":"shown"}"#, isDenial: true) == #"response "shown""#)
  }

  @Test func `a row says that the user refused`() throws {
    #expect(try failing(#""No, thanks.""#, #""User rejected tool use""#) == "refused")
    #expect(try failing(#""No, thanks.""#, #""User""#) == "failure No, thanks.")
  }
}
