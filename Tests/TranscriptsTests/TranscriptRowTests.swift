import JSONLines
import TestSupport
import Testing
import ToolCalls

@testable import Transcripts

struct TranscriptRowTests {
  /// Reads a row and passes it with its bytes to `body`.
  private func read<Result>(
    _ text: String, _ body: (TranscriptRow, Span<UInt8>) throws -> Result
  ) throws -> Result {
    try withBytes(text) { bytes in try body(TranscriptRow(in: bytes, at: 0), bytes) }
  }

  private func kind(_ text: String) throws -> TranscriptRow.Kind {
    try read(text) { row, _ in row.kind }
  }

  @Test func `knows its members, wherever they stand`() throws {
    let text = """
      {"message":{"role":"user"},"toolUseResult":[1],"uuid":"u","requestId":"r","agentId":"a",\
      "isSidechain":true,"new":{"type":"x","uuid":"y"},"gitBranch":"b","cwd":"/c","sessionId":"s",\
      "timestamp":"t","type":"assistant"} rest
      """
    try read(text) { row, bytes in
      #expect(row.kind == .assistant && row.hasType && row.isSidechain)
      let texts = [
        row.timestamp, row.session, row.workingDirectory, row.branch, row.agentID, row.requestID,
        row.uuid,
      ]
      #expect(texts.map { $0?.string(in: bytes) } == ["t", "s", "/c", "b", "a", "r", "u"])
      #expect(row.message?.role?.string(in: bytes) == "user")
      #expect(row.toolUseResult?.value?.kind == .array)
      #expect(row.end == text.utf8.count - " rest".utf8.count)
    }
  }

  @Test func `escaped names are names`() throws {
    let text = #"{"t\u0079pe":"\u0061ssistant","\u0075uid":"\u0061\n","cw\u0064":"\/c"}"#
    try read(text) { row, bytes in
      #expect(row.kind == .assistant)
      #expect(row.uuid?.string(in: bytes) == "a\n")
      #expect(row.workingDirectory?.string(in: bytes) == "/c")
    }
  }

  @Test func `members of another type, and empty ones, aren't there`() throws {
    for value in ["null", "12", "[]", "{}", "true", #""""#] {
      let names = ["sessionId", "cwd", "gitBranch", "agentId", "requestId", "uuid"]
      let members = names.map { #""\#($0)":\#(value)"# }.joined(separator: ",")
      try read("{\(members),\"isSidechain\":\"true\",\"toolUseResult\":null}") { row, _ in
        let texts = [
          row.session, row.workingDirectory, row.branch, row.agentID, row.requestID, row.uuid,
        ]
        #expect(texts.allSatisfy { $0 == nil }, "\(value)")
        #expect(!row.isSidechain && row.toolUseResult == nil && row.message == nil)
      }
    }
  }

  @Test func `its kind is its type, else the role of its message`() throws {
    #expect(try kind(#"{"type":"user"}"#) == .user)
    #expect(try kind(#"{"type":"summary","message":{"role":"user"}}"#) == .other)
    #expect(try kind(#"{"type":"user","message":{"role":"assistant"}}"#) == .user)
    #expect(try kind(#"{"message":{"role":"assistant"}}"#) == .assistant)
    #expect(try kind(#"{"message":{"role":"user"},"type":null}"#) == .user)
    #expect(try kind(#"{"message":{"role":"system"}}"#) == .other)
    #expect(try kind(#"{"message":{"role":1}}"#) == .other)
    #expect(try kind(#"{"message":"assistant"}"#) == .other)
    #expect(try kind("{}") == .other)
    #expect(try read("{}") { row, _ in row.hasType } == false)
  }
}
