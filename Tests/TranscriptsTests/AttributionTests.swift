import Testing

@testable import Transcripts

/// Tests what Claude Code says that a response was made for.
struct AttributionTests {
  /// Returns the skill, the server and the plugin of the only response.
  private func attribution(_ files: [ResponseRow]...) throws -> [String] {
    let scan = try SampleTranscripts(files.map { $0.map(\.text) }).scan()
    #expect(scan.responses.count == 1)
    let attribution = try #require(scan.responses.first).attribution
    return [attribution.skill, attribution.server, attribution.plugin].map(scan.name)
  }

  /// Returns a row with some of the members.
  private func row(
    _ members: KeyValuePairs<String, String>, more: String = "", at time: String? = nil
  ) -> ResponseRow {
    let names = ["skill": "Skill", "server": "McpServer", "plugin": "Plugin", "agent": "Agent"]
    let texts = members.map { #","attribution\#(names[$0] ?? $0)":"\#($1)""# }
    return ResponseRow(
      time: time ?? "2026-01-14T10:00:00Z", more: texts.joined() + more)
  }

  @Test func `a response has the skill, the server and the plugin of its row`() throws {
    #expect(
      try attribution([row(["skill": "review", "server": "gh", "plugin": "kit"])])
        == ["review", "gh", "kit"])
    #expect(try attribution([row(["server": "gh"])]) == ["", "gh", ""])
    #expect(try attribution([row([:])]) == ["", "", ""])
  }

  @Test(arguments: ["null", "7", "[]", #""""#, "{}"])
  func `what is no text is missing`(_ value: String) throws {
    let members = ["Skill", "McpServer", "Plugin"].map { #","attribution\#($0)":\#(value)"# }
    #expect(try attribution([row([:], more: members.joined())]) == ["", "", ""])
  }

  @Test func `what the row that counts doesn't tell, another one of the response does`() throws {
    let (skilled, served) = (row(["skill": "review"]), row(["skill": "other", "server": "gh"]))
    #expect(try attribution([skilled, served]) == ["review", "gh", ""])
    #expect(try attribution([row([:]), served]) == ["other", "gh", ""])
    #expect(try attribution([skilled], [served]) == ["review", "gh", ""])
  }

  @Test func `the original's row counts, whichever is read first`() throws {
    let original = row(["skill": "review"], at: "2026-01-13T10:00:00Z")
    let copy = row(
      ["skill": "copied", "plugin": "kit"], more: #","requestSessionId":"session1""#)
    #expect(try attribution([copy], [original]) == ["review", "", "kit"])
    #expect(try attribution([original], [copy]) == ["review", "", "kit"])
    #expect(try attribution([copy]) == ["copied", "", "kit"])
  }

  // MARK: Subagents

  /// Returns the types of the agents of all responses.
  private func types(_ files: [String: [String]]) throws -> [String?] {
    let scan = try SampleTranscripts(files).scan()
    return scan.responses.map { scan.agentType(of: $0.origin) }
  }

  private func subagent(_ number: Int, _ type: String?) -> String {
    let row = row(type.map { ["agent": $0] } ?? [:])
    return row.with { ($0.id, $0.isSidechain, $0.agent) = ("m\(number)", true, "a1") }.text
  }

  @Test func `a subagent has the type that one of its responses tells`() throws {
    #expect(try types(["p/agent-a1.jsonl": [subagent(1, "Explore")]]) == ["Explore"])
    #expect(
      try types(["p/agent-a1.jsonl": [1, 2, 3].map { subagent($0, $0 == 2 ? "Plan" : nil) }])
        == ["Plan", "Plan", "Plan"])
    // The first that tells.
    #expect(
      try types(["p/agent-a1.jsonl": [subagent(1, "Explore"), subagent(2, "Plan")]])
        == ["Explore", "Explore"])
  }

  @Test func `its description or the call that started it count before that`() throws {
    let rows = [subagent(1, "Explore")]
    #expect(
      try types(["p/agent-a1.jsonl": rows, "p/agent-a1.meta.json": [#"{"agentType":"Plan"}"#]])
        == ["Plan"])
    let launch = SampleTranscripts.call("Task", #"{"subagent_type":"Review"}"#, id: "t")
    let parent = [
      ResponseRow(id: "m9", content: launch).text,
      SampleTranscripts.result("t", members: #","toolUseResult":{"agentId":"a1","content":[]}"#),
    ]
    #expect(
      try types(["p/agent-a1.jsonl": rows, "p/s.jsonl": parent]) == ["Review", nil])
  }

  @Test func `a row of the main conversation tells no subagent's type`() throws {
    let main = row(["agent": "Lead"])
    let side = row([:]).with { ($0.id, $0.isSidechain) = ("m2", true) }
    #expect(try types(["p/s.jsonl": [main.text]]) == [nil])
    #expect(try types(["p/s.jsonl": [main.text, side.text]]) == [nil, "subagent"])
  }
}
