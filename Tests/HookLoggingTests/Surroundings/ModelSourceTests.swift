import Foundation
import TestSupport
import Testing
import ToolCalls

@testable import HookLogging

struct ModelSourceTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Returns the source for an input with `session.jsonl` as its transcript, the call `toolu_7`, and further
  /// members.
  private func source(_ members: String...) throws -> ModelSource {
    let common = [
      #""transcript_path":"\#(directory.path("session.jsonl"))""#, #""tool_use_id":"toolu_7""#,
    ]
    return try source(of: "{" + (common + members).joined(separator: ",") + "}")
  }

  private func source(of text: String) throws -> ModelSource {
    try withBytes(text) { bytes in
      var input = HookInput()
      try input.scan(bytes, at: 0)
      return ModelSource(of: input, in: bytes)
    }
  }

  private func write(_ rows: String..., to name: String = "session.jsonl") throws {
    try directory.write(rows.joined(), to: name)
  }

  // MARK: The main session

  @Test func `a model in the input wins`() throws {
    try write(SampleRow.call("toolu_7", "own"))
    #expect(try source(#""model":"told""#).model == "told")
    #expect(try source(#""model":"told""#, #""agent_id":"a1""#).model == "told")
    #expect(try source(of: #"{"model":"told"}"#).model == "told")
    for value in [#""""#, "null", "7", "{}", #"["told"]"#] {
      #expect(try source(#""model":"# + value).model == "own", "\(value)")
    }
  }

  @Test func `then comes the row of the call, then the newest response`() throws {
    try write(SampleRow.response("older"))
    #expect(try source().model == "older")
    try write(SampleRow.call("toolu_7", "own"), SampleRow.response("newest"))
    #expect(try source().model == "own")
    for id in [#""toolu_8""#, #""""#, "null", "7", #""\#(String(repeating: "x", count: 9_000))""#] {
      #expect(try source(#""tool_use_id":"# + id).model == "newest", "\(id.prefix(20))")
    }
  }

  @Test func `without a transcript no model is known`() throws {
    #expect(try source().model == nil)
    for value in [#""""#, "null", "7", #""/dev/null""#, #""\u0000""#] {
      let input = #"{"transcript_path":\#(value),"tool_use_id":"toolu_7"}"#
      #expect(try source(of: input).model == nil, "\(value)")
    }
    #expect(try source(of: "{}").model == nil)
  }

  @Test(arguments: [
    ("claude-opus-5[1m]", "claude-opus-5"), ("a[1m]b", "a[1m]b"), ("[1m]a", "[1m]a"),
    ("a[1m][1m]", "a[1m]"), ("a[1M]", "a[1M]"), ("[1m]", "[1m]"), ("é[1m]", "é"),
  ])
  func `the mark of a long context is dropped`(_ name: String, _ expected: String) throws {
    #expect(try source(#""model":"\#(name)""#).model == expected)
    try write(SampleRow.call("toolu_7", name))
    #expect(try source().model == expected)
    try write(SampleRow.response(name))
    #expect(try source().model == expected)
    try write(#"{"model":"\#(name)"}"#, to: "session/subagents/agent-a1.meta.json")
    #expect(try source(#""agent_id":"a1""#).model == expected)
  }

  // MARK: Subagents

  @Test func `a subagent's model is that of its own transcript`() throws {
    try write(SampleRow.call("toolu_7", "parent"))
    let name = "session/subagents/agent-a1.jsonl"
    try write(SampleRow.response("newest", isSidechain: true), to: name)
    #expect(try source(#""agent_id":"a1""#).model == "newest")
    try write(
      SampleRow.call("toolu_7", "own", isSidechain: true),
      SampleRow.response("newest", isSidechain: true), to: name)
    try write(#"{"model":"described"}"#, to: "session/subagents/agent-a1.meta.json")
    #expect(try source(#""agent_id":"a1""#).model == "own")
  }

  @Test func `then comes its description`() throws {
    try write(SampleRow.call("toolu_7", "parent"))
    try write(
      #"{"agentType":"Explore","model":"described"}"#, to: "session/subagents/agent-a1.meta.json")
    #expect(try source(#""agent_id":"a1""#).model == "described")
    try write(SampleRow.result(of: "toolu_7"), to: "session/subagents/agent-a1.jsonl")
    #expect(try source(#""agent_id":"a1""#).model == "described")
  }

  @Test(arguments: [
    nil, "", "{", "[]", "null", "{}", #"{"model":""}"#, #"{"model":null}"#, #"{"model":7}"#,
    #"{"agent":{"model":"inner"}}"#, #"["model","inner"]"#, #"{"model":"cut"#, "\u{0}",
  ])
  func `a subagent is never given its parent's model`(_ description: String?) throws {
    try write(SampleRow.call("toolu_7", "parent"), SampleRow.response("newest"))
    if let description { try write(description, to: "session/subagents/agent-a1.meta.json") }
    #expect(try source(#""agent_id":"a1""#).model == nil)
    try write(SampleRow.result(of: "toolu_7"), to: "session/subagents/agent-a1.jsonl")
    #expect(try source(#""agent_id":"a1""#).model == nil)
    #expect(try source(#""agent_id":"a2""#, #""agent_type":"Explore""#).model == nil)
  }

  @Test(arguments: [#""""#, "null", "7", "{}"])
  func `what is no id makes no subagent`(_ id: String) throws {
    try write(SampleRow.call("toolu_7", "own"))
    #expect(try source(#""agent_id":"# + id).model == "own")
    #expect(try source(#""agent_type":"Explore""#).model == "own")
  }

  @Test(arguments: ["../../other", "/a", "a/", "x/../../../other", "..", "a\\u0000", "a\\u002fb"])
  func `an id can't lead elsewhere`(_ id: String) throws {
    try write(SampleRow.call("toolu_7", "parent"))
    for name in ["other.jsonl", "subagents/other.jsonl", "session/subagents/agent-a/b.jsonl"] {
      try write(SampleRow.call("toolu_7", "elsewhere"), to: name)
    }
    for name in ["agent-x/b", "agent-/a.jsonl", "agent-a/.jsonl", "agent-a.jsonl", "agent-a"] {
      try write(SampleRow.call("toolu_7", "elsewhere"), to: "session/subagents/\(name)/x")
    }
    #expect(try source(#""agent_id":"\#(id)""#).model == nil)
  }

  @Test func `a transcript without its usual ending has the directory of its name`() throws {
    try write(
      SampleRow.call("toolu_7", "own", isSidechain: true), to: "t/subagents/agent-a1.jsonl")
    let input = #"{"transcript_path":"\#(directory.path("t"))","agent_id":"a1"}"#
    #expect(try source(of: input).model == "own")
  }

  // MARK: Explanations

  @Test func `says where it found the model, or why it didn't`() throws {
    let path = directory.path("session.jsonl")
    #expect(try source(#""model":"told""#).explanation == "model")
    #expect(
      try source(of: "{}").explanation
        == "unknown: the input names neither a model nor a transcript")
    #expect(try source().explanation == "unknown: \(path) can't be read")
    try write(SampleRow.result(of: "toolu_7"))
    #expect(
      try source().explanation
        == "unknown: no request or response with a model in the last 256 KiB of \(path)")
    try write(SampleRow.response("older"))
    #expect(
      try source().explanation == "the newest response in \(path), where this call isn't yet")
    try write(SampleRow.call("toolu_7", "own"))
    #expect(try source().explanation == "the row of this call in \(path)")
    #expect(
      try source(#""agent_id":"a/b""#).explanation
        == "unknown: agent_id can't be the name of a file")
    try write(#"{"model":"described"}"#, to: "session/subagents/agent-a1.meta.json")
    #expect(
      try source(#""agent_id":"a1""#).explanation
        == directory.path("session/subagents/agent-a1.meta.json"))
  }
}
