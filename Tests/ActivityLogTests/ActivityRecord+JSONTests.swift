import ActivityLog
import Foundation
import Testing

struct ActivityRecordJSONTests {
  @Test func `writes every member in the order of the format`() {
    #expect(
      text(Self.full) == """
        {"timestamp":"2026-01-14T15:30:00Z","session_id":"s1","tool":"Read","file":"src/a.swift",\
        "range":[10,0],"command":"ls","pattern":"a.b","path":"src","url":"https://example.org/",\
        "query":"why","skill":"pdf","subagent":"Explore","subagent_id":"a1","project":"app",\
        "project_dir":"~/src/app","agent":"Plan","agent_id":"a2",\
        "tokens":{"input":3,"output":2,"total":5},"chars":{"arguments":8,"result":12},\
        "duration_ms":70,"exit_code":1,"error":"no","interrupted":true,\
        "lines":{"added":4,"removed":6},"claude_session_id":"c1","tool_use_id":"t1",\
        "rejected":true,"v":1}

        """)
  }

  @Test func `leaves out what has no value`() {
    let record = ActivityRecord(timestamp: "T", sessionID: "s", tool: "LS", project: "p")
    #expect(
      text(record) == """
        {"timestamp":"T","session_id":"s","tool":"LS","project":"p",\
        "tokens":{"input":0,"output":0,"total":0},"chars":{"arguments":0,"result":0},"v":1}

        """)
  }

  @Test func `keeps zeros and empty errors, which say something`() {
    var record = ActivityRecord(timestamp: "T", sessionID: "s", tool: "Bash", project: "p")
    record.durationMilliseconds = 0
    record.exitCode = 0
    record.error = ""
    record.lines = .init()
    #expect(
      text(record).hasSuffix(
        #","duration_ms":0,"exit_code":0,"error":"","lines":{"added":0,"removed":0},"v":1}"#
          + "\n"))
  }

  @Test func `writes what a reader reads back`() throws {
    var expected = Scanned(tool: "Read")
    expected.timestamp = "2026-01-14T15:30:00Z"
    expected.session = "s1"
    expected.file = "src/a.swift"
    expected.project = "app"
    expected.projectDirectory = "~/src/app"
    expected.toolUseID = "t1"
    expected.tokens = [3, 2, 5]
    expected.duration = 70
    expected.lines = [4, 6]
    expected.hasFailed = true
    expected.isRejected = true
    #expect(try Scanned(text(Self.full)) == expected)
  }

  @Test(arguments: [
    "\"},{\"tool\":\"x", "a\\\"b\\", "one\ntwo\r\n", "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}[31m\u{1f}",
    "\u{7f}\u{85}\u{2028}\u{2029}", "日本語 e\u{301} 👩‍👩‍👧 \u{10ffff}",
    "\u{fffd}\u{feff}", "</script>",
  ])
  func `keeps hostile texts within their line`(_ hostile: String) throws {
    var record = ActivityRecord(timestamp: "T", sessionID: hostile, tool: hostile, project: hostile)
    record.details.file = hostile
    record.details.command = hostile
    let line = text(record)
    #expect(line.unicodeScalars.filter { $0 < " " } == ["\n"] && line.hasSuffix("\n"))
    let members = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(Array((members?["command"] as? String ?? "").utf8) == Array(hostile.utf8))
    let scanned = try Scanned(line)
    #expect(
      [scanned.session, scanned.tool, scanned.file, scanned.project]
        == .init(
          repeating: hostile, count: 4))
  }

  private func text(_ record: ActivityRecord) -> String {
    String(decoding: record.line, as: UTF8.self)
  }

  private static var full: ActivityRecord {
    var record = ActivityRecord(
      timestamp: "2026-01-14T15:30:00Z", sessionID: "s1", tool: "Read", project: "app")
    record.details.file = "src/a.swift"
    record.details.range = (10, 0)
    record.details.command = "ls"
    record.details.pattern = "a.b"
    record.details.path = "src"
    record.details.url = "https://example.org/"
    record.details.query = "why"
    record.details.skill = "pdf"
    record.details.subagent = "Explore"
    record.details.subagentID = "a1"
    record.projectDirectory = "~/src/app"
    record.agent = "Plan"
    record.agentID = "a2"
    (record.inputTokens, record.outputTokens) = (3, 2)
    (record.argumentCharacters, record.resultCharacters) = (8, 12)
    record.durationMilliseconds = 70
    record.exitCode = 1
    record.error = "no"
    record.isInterrupted = true
    record.lines = .init(added: 4, removed: 6)
    record.claudeSessionID = "c1"
    record.toolUseID = "t1"
    record.isRejected = true
    return record
  }
}
