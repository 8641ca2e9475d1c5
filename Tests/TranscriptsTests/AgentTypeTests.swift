import OperatingSystem
import TestSupport
import Testing

@testable import Transcripts

/// Tests the type of the subagent that wrote a row.
struct AgentTypeTests {
  private let directory: TemporaryDirectory
  private let id = "a1b2c3"
  private let launch = #"{"description":"Look","subagent_type":"Explore"}"#

  init() throws { directory = try TemporaryDirectory() }

  /// Returns the row of a subagent's response.
  private func row(_ agent: String?) -> String {
    ResponseRow(isSidechain: true, agent: agent, branch: "side").text + "\n"
  }

  /// Returns the types of all responses in files, which are read by their paths.
  private func types(_ files: [String: String]) throws -> [String?] {
    for (name, text) in files { try directory.write(text, to: name) }
    var scan = TranscriptScan()
    for file in TranscriptSearch(in: [directory.path], environment: Environment([:])).files {
      try scan.read(file)
    }
    return scan.responses.map { scan.agentType(of: $0.origin) }
  }

  private func result(agent: String) -> String {
    TranscriptRows().result(
      "toolu_1", response: #"{"status":"completed","agentId":"\#(agent)","content":[]}"#)
  }

  @Test func `the file beside its transcript tells`() throws {
    #expect(
      try types([
        "p/s/subagents/agent-\(id).jsonl": row(nil),
        "p/s/subagents/agent-\(id).meta.json": #"{"description":"x","agentType":"Plan"}"#,
      ]) == ["Plan"])
  }

  @Test(arguments: ["", "{", "[]", #"{"agentType":7}"#, "{}"])
  func `a file that doesn't tell is passed over`(_ description: String) throws {
    #expect(
      try types([
        "p/s/subagents/agent-\(id).jsonl": row(nil),
        "p/s/subagents/agent-\(id).meta.json": description,
      ]) == ["subagent"])
  }

  @Test func `else the call that started it, whichever file is read first`() throws {
    let rows = TranscriptRows()
    let parent = rows.call("toolu_1", "Task", launch) + result(agent: id)
    #expect(try types(["p/agent-\(id).jsonl": row(id), "p/s.jsonl": parent]) == ["Explore"])
    #expect(try types(["p/0.jsonl": parent, "p/s.jsonl": ""]) == ["Explore"])
  }

  @Test func `its own description is stronger than the call`() throws {
    let parent = TranscriptRows().call("toolu_1", "Agent", launch) + result(agent: id)
    for name in ["p/0.jsonl", "p/z.jsonl"] {
      #expect(
        try types([
          name: parent, "p/agent-\(id).jsonl": row(nil),
          "p/agent-\(id).meta.json": #"{"agentType":"Plan"}"#,
        ]) == ["Plan"])
    }
  }

  @Test func `a result of another tool starts no subagent`() throws {
    let parent = TranscriptRows().call("toolu_1", "mcp__x__y", launch) + result(agent: id)
    #expect(try types(["p/s.jsonl": parent + row(id)]) == ["subagent"])
  }

  @Test func `without any of them it's called what it is`() throws {
    #expect(try types(["p/agent-acompact-9f.jsonl": row(nil)]) == ["acompact"])
    #expect(try types(["p/agent-acompact-9f.jsonl": row("b7"), "p/x": ""]) == ["subagent"])
  }

  @Test func `rows of a sidechain are a subagent's, even without its id`() throws {
    #expect(try types(["p/s.jsonl": row(nil)]) == ["subagent"])
    #expect(try types(["p/s.jsonl": ResponseRow().text]) == [nil])
    #expect(try types(["p/s.jsonl": ResponseRow(agent: id).text]) == ["subagent"])
  }
}
