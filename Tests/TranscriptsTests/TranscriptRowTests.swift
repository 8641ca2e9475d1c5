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

  @Test func `knows what it is a copy of`() throws {
    let fork = #""forkedFrom":{"messageUuid":"m","new":1,"sessionId":"s"}"#
    try read("{\(fork)}") { row, bytes in
      #expect(row.copiedSession(in: bytes)?.string(in: bytes) == "s")
      #expect(row.copiedRow(in: bytes)?.string(in: bytes) == "m")
    }
    for text in ["\(fork),\"requestSessionId\":\"r\"", "\"requestSessionId\":\"r\",\(fork)"] {
      try read("{\(text)}") { row, bytes in
        #expect(row.copiedSession(in: bytes)?.string(in: bytes) == "r")
        #expect(row.copiedRow(in: bytes)?.string(in: bytes) == "m")
      }
    }
    for other in ["null", "7", #""s""#, "[]", "{}", #"{"sessionId":7,"messageUuid":""}"#] {
      try read(#"{"forkedFrom":\#(other),"requestSessionId":7}"#) { row, bytes in
        #expect(row.copiedSession(in: bytes) == nil && row.copiedRow(in: bytes) == nil, "\(other)")
      }
    }
  }

  @Test func `knows what it was made for, and whether the call was denied`() throws {
    let text = """
      {"attributionSkill":"s","attributionAgent":"a","attributionPlugin":"p",\
      "attributionMcpServer":"m","toolDenialKind":"rule"}
      """
    try read(text) { row, bytes in
      let texts = Self.attribution(of: row, in: bytes)
      #expect(texts.map { $0?.string(in: bytes) } == ["s", "a", "p", "m"])
      #expect(row.isDenial)
    }
    // Names of equal length.
    let others = """
      {"attributionskill":"s","attributionagent":"a","attributionplugin":"p",\
      "attributionMcpserver":"m","tooldenialkind":"rule","requestSessionid":"r","forkedfrom":{}}
      """
    try read(others) { row, bytes in
      #expect(Self.attribution(of: row, in: bytes).allSatisfy { $0 == nil })
      #expect(!row.isDenial && row.copiedSession(in: bytes) == nil)
    }
  }

  private static func attribution(of row: TranscriptRow, in bytes: Span<UInt8>) -> [JSONText?] {
    [
      row.text("attributionSkill", in: bytes), row.text("attributionAgent", in: bytes),
      row.text("attributionPlugin", in: bytes), row.text("attributionMcpServer", in: bytes),
    ]
  }

  @Test func `knows what Claude Code counted`() throws {
    let text = #"{"modelUsage":{},"startTime":5,"totalCostUSD":0.5,"type":"cost-state"}"#
    try read(text) { row, bytes in
      #expect(row.kind == .costState)
      #expect(row.value("totalCostUSD", in: bytes)?.count(in: bytes, decimals: 1) == 5)
      #expect(row.value("startTime", in: bytes)?.count(in: bytes) == 5)
      #expect(row.value("modelUsage", in: bytes)?.kind == .object)
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
    #expect(try kind(#"{"type":"progress"}"#) == .progress)
    #expect(try kind(#"{"type":"cost-state"}"#) == .costState)
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
