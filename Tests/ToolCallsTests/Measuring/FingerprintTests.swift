import TestSupport
import Testing

/// Tests `result_hash`, which identifies equal results.
struct FingerprintTests {
  private func hash(
    _ result: String, session: String = "s1", environment: [String: String] = [:]
  ) throws -> String? {
    try Logged(
      #"{"session_id":"\#(session)","tool_name":"Bash","tool_response":"\#(result)"}"#, environment
    ).text("result_hash")
  }

  @Test func `a result of 16 characters has one, a shorter one hasn't`() throws {
    #expect(try hash("123456789012345") == nil)
    #expect(try hash("ééééééééééééééé") == nil)
    #expect(try #require(try hash("1234567890123456")).count == 16)
  }

  @Test func `equal results show within a session and not across sessions`() throws {
    let (text, other) = ("1234567890123456", "1234567890123457")
    #expect(try hash(text) == hash(text))
    #expect(try hash(text) != hash(other))
    #expect(try hash(text) != hash(text, session: "s2"))
  }

  @Test func `a user's tag makes no difference to it`() throws {
    let text = "1234567890123456"
    #expect(try hash(text) == hash(text, environment: ["CLAUDE_SESSION_ID": "mine"]))
  }

  @Test func `without details there is none`() throws {
    #expect(try hash("1234567890123456", environment: ["CLAUDE_LOG_DETAILS": "off"]) == nil)
  }
}
