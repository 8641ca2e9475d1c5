import TestSupport
import Testing

struct RecordBuilderTests {
  private static let tag = ["CLAUDE_SESSION_ID": "mine"]
  private static let own = ["CLAUDE_CODE_SESSION_ID": "claude"]

  @Test(
    arguments: [
      (#""session_id":"s1""#, [:], "s1", nil),
      (#""session_id":"s1""#, own, "s1", nil),
      (#""session_id":"s1""#, tag, "mine", "s1"),
      (#""session_id":"s1""#, ["CLAUDE_SESSION_ID": ""], "s1", nil),
      (#""session_id":"""#, own, "claude", nil),
      (#""session_id":7"#, own, "claude", nil),
      (#""x":0"#, own, "claude", nil),
      (#""x":0"#, tag, "mine", nil),
      (#""x":0"#, [:], "1768404600-4711", nil),
    ] as [(String, [String: String], String, String?)])
  func `names the session`(
    _ member: String, _ environment: [String: String], _ session: String, _ claudeSession: String?
  ) throws {
    for end in [#","tool_name":"LS"}"#, ","] {  // The second one is rejected.
      let record = try Logged("{" + member + end, environment)
      #expect(record.text("session_id") == session)
      #expect(record.text("claude_session_id") == claudeSession)
    }
  }

  @Test(
    arguments: [
      (#""agent_id":"a1","agent_type":"Explore""#, "a1", "Explore"),
      (#""agent_id":"a1""#, "a1", nil), (#""agent_id":"a1","agent_type":5"#, "a1", nil),
      // A main session started as an agent isn't a subagent.
      (#""agent_type":"Explore""#, nil, nil), (#""agent_id":"","agent_type":"x""#, nil, nil),
    ] as [(String, String?, String?)])
  func `names the subagent that made the call`(_ members: String, _ id: String?, _ type: String?)
    throws
  {
    let record = try Logged("LS", members)
    #expect(record.text("agent_id") == id)
    #expect(record.text("agent") == type)
  }

  @Test(
    arguments: [
      ("12", 12), ("0", 0), ("12.9", 12), ("1e3", 1_000), ("99999999999999999999", .max),
      ("-1", nil), (#""12""#, nil), ("null", nil),
    ] as [(String, Int?)])
  func `keeps the duration`(_ value: String, _ duration: Int?) throws {
    #expect(try Logged("LS", #""duration_ms":"# + value).number("duration_ms") == duration)
  }

  @Test(
    arguments: [(#""tool_use_id":"t1""#, "t1"), (#""tool_use_id":"""#, nil), (#""x":1"#, nil)]
      as [(String, String?)])
  func `keeps the call's id`(_ member: String, _ id: String?) throws {
    #expect(try Logged("LS", member).text("tool_use_id") == id)
  }

  @Test func `says that a call was interrupted, and only then`() throws {
    let failed = #""hook_event_name":"PostToolUseFailure","error":"","is_interrupt":"#
    #expect(try Logged("LS", failed + "true").isTrue("interrupted"))
    #expect(try Logged("Bash", response: #"{"interrupted":true}"#).isTrue("interrupted"))
    #expect(try !Logged("LS", failed + "false").has("interrupted"))
    #expect(try !Logged("LS", failed + #""true""#).has("interrupted"))
    #expect(try !Logged("Bash", response: #"{"interrupted":false}"#).has("interrupted"))
  }

  @Test func `adds the two estimates`() throws {
    let record = try Logged("LS", arguments: #"{"a":"bcd"}"#, response: #""12345678""#)
    #expect(record.number("tokens.output") == 2)  // 11 characters.
    #expect(record.number("tokens.input") == 2)
    #expect(record.number("tokens.total") == 4)
  }
}
