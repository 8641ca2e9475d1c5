import JSONLines
import Pricing
import TestSupport
import Testing

@testable import Transcripts

struct TranscriptMessageTests {
  /// Scans a message and passes it with its bytes to `body`.
  private func read<Result>(
    _ text: String, _ body: (TranscriptMessage, Span<UInt8>) throws -> Result
  ) throws -> Result {
    try withBytes(text) { bytes in
      var scanner = JSONScanner(bytes)
      let message = try TranscriptMessage(from: &scanner, in: bytes)
      try scanner.finish()
      return try body(message, bytes)
    }
  }

  @Test func `knows its members, wherever they stand`() throws {
    let text = #"""
      {"content":[{"input":{"a":[1]},"name":"Bash","id":"t","type":"tool_use"},{"type":"text","text":"\n"}],
      "usage":{"output_tokens":7},"stop_reason":null,"r\u006fle":"assistant","id":"m","new":{"id":"x"},"model":"o"}
      """#
    try read(text) { message, bytes in
      let texts = [message.role, message.id, message.model].map { $0?.string(in: bytes) }
      #expect(texts == ["assistant", "m", "o"])
      #expect(message.usage?.output == 7 && message.stopReason == .null)
      #expect(message.text == nil && message.blocks.count == 2 && !message.hasOtherContent)
      let calls = message.blocks.filter { $0.isOf(type: "tool_use", in: bytes) }
      let call = try #require(calls.first)
      #expect([call.id, call.name].map { $0?.string(in: bytes) } == ["t", "Bash"])
      #expect(call.input?.kind == .object && call.callID == nil && !call.isError)
      #expect(message.blocks.last?.text?.string(in: bytes) == "\n")
    }
  }

  @Test func `knows a result`() throws {
    let text =
      #"{"content":[{"tool_use_id":"t","type":"tool_result","content":"x","is_error":true}]}"#
    try read(text) { message, bytes in
      let results = message.blocks.filter { $0.isOf(type: "tool_result", in: bytes) }
      let result = try #require(results.first)
      #expect(result.callID?.string(in: bytes) == "t" && result.isError)
      #expect(result.content?.kind == .string)
      let calls = message.blocks.filter { $0.isOf(type: "tool_use", in: bytes) }
      #expect(calls.isEmpty)
    }
  }

  @Test func `the last of members with the same name counts`() throws {
    let text =
      #"{"usage":{"output_tokens":7},"content":[{},1],"usage":1,"id":"m","id":"","content":"x"}"#
    try read(text) { message, bytes in
      #expect(message.usage == nil && message.id == nil)
      #expect(message.blocks.isEmpty && !message.hasOtherContent)
      #expect(message.text?.string(in: bytes) == "x")
    }
    try read(#"{"content":"x","content":[{}]}"#) { message, _ in
      #expect(message.text == nil && message.blocks.count == 1)
    }
  }

  @Test func `what is no block is other content`() throws {
    try read(#"{"content":[1,{},[{"type":"text"}]]}"#) { message, _ in
      #expect(message.blocks.count == 1 && message.hasOtherContent)
    }
  }

  @Test(arguments: ["null", "7", #""text""#, "[{}]", "{}"])
  func `another value has no members`(_ text: String) throws {
    try read(text) { message, _ in
      #expect(message.role == nil && message.usage == nil && message.text == nil)
      #expect(message.stopReason == nil && message.blocks.isEmpty)
    }
  }
}
