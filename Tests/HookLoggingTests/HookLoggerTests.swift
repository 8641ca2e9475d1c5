import ActivityLog
import Foundation
import HookLogging
import OperatingSystem
import TestSupport
import Testing

struct HookLoggerTests {
  @Test func `writes the whole record on one line`() throws {
    let record = try Logged(
      "Read", arguments: #"{"file_path":"/home/ada/app/src/é.ts", "offset":10}"#,
      response: #"{"type":"text","file":{"content":"ab\n","numLines":1}}"#,
      #""tool_use_id":"t1","duration_ms":12,"agent_id":"a1","agent_type":"Plan""#,
      environment: ["CLAUDE_SESSION_ID": "mine"])
    // The arguments are {"file_path":"/home/ada/app/src/é.ts","offset":10}: 13 + 24 + 1 + 11 + 1.
    #expect(
      record.line == """
        {"timestamp":"2026-01-14T15:30:00Z","session_id":"mine","tool":"Read",\
        "file":"src/é.ts","range":[10,0],"project":"app","project_dir":"~/app","agent":"Plan",\
        "agent_id":"a1","tokens":{"input":1,"output":12,"total":13},\
        "chars":{"arguments":50,"result":5},"duration_ms":12,"claude_session_id":"s1",\
        "tool_use_id":"t1","v":1}
        """)
  }

  @Test func `appends to the file of the local day`() throws {
    let directory = try TemporaryDirectory()
    for tool in ["A", "B"] { try log(tool, ["CLAUDE_LOG_DIR": directory.path("logs")]) }
    let name = DayFile.name(for: Logged.moment.localDate)
    #expect(try directory.read("logs/" + name).split(separator: "\n").count == 2)
    #expect(try directory.permissions("logs/" + name) == 0o600)
    #expect(try directory.permissions("logs") == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path("logs")) == [name])
  }

  @Test func `makes no directory for what it doesn't log`() throws {
    let directory = try TemporaryDirectory()
    let context = context(["CLAUDE_LOG_DIR": directory.path("logs")])
    for input in ["", "\n", #"{"hook_event_name":"Stop"}"#] {
      try withBytes(input) { try HookLogger(context).log($0) }
    }
    #expect(try directory.names().isEmpty)
  }

  @Test func `says when there is no directory to write to`() throws {
    do {
      try log("LS", [:])
      Issue.record("a record went somewhere")
    } catch HookLogger.Failure.noDirectory {}
  }

  @Test func `says when the record can't be written`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "logs")
    do {
      try log("LS", ["CLAUDE_LOG_DIR": directory.path("logs")])
      Issue.record("a record went somewhere")
    } catch HookLogger.Failure.append(let failure) {
      #expect(failure.description.contains(directory.path("logs")))
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `logs an input of five million characters`() throws {
    let text = String(repeating: "0123456789", count: 500_000)
    let record = try Logged(
      "Read", arguments: #"{"file_path":"\#(text)"}"#,
      response: #"{"type":"text","file":{"content":"\#(text)","numLines":1}}"#)
    #expect(record.number("chars.arguments") == 5_000_016)
    #expect(record.number("chars.result") == 5_000_002)
    #expect(record.number("tokens.input") == 1_250_000)
    #expect(record.text("file") == text)
  }

  @Test func `keeps hostile texts within their line`() throws {
    let hostile = #"a\"},{\n\r\u0000\u001b[2J\u2028"#
    let input =
      #"{"session_id":"\#(hostile)","tool_name":"\#(hostile)","cwd":"/w/\#(hostile)","#
      + #""tool_use_id":"\#(hostile)","agent_id":"\#(hostile)","agent_type":"\#(hostile)"}"#
    let record = try Logged(input)
    let text = "a\"},{\n\r\u{0}\u{1b}[2J\u{2028}"
    for name in ["session_id", "tool", "project", "tool_use_id", "agent", "agent_id"] {
      #expect(record.text(name) == text, "\(name)")
    }
  }

  @Test func `a branch that is known already is taken as it is`() throws {
    let work = try TemporaryDirectory()
    try work.write("ref: refs/heads/main\n", to: ".git/HEAD")
    for (branch, expected) in [
      (HookContext.BranchSource.workTree, "main"), (.known("then"), "then"), (.known(nil), nil),
    ] {
      let context = HookContext(
        environment: Environment([:]), now: Logged.moment, processIdentifier: 1,
        workingDirectory: work.path, branch: branch)
      let record = withBytes(#"{"tool_name":"Read"}"#) { HookLogger(context).record(of: $0) }
      #expect(try #require(record).branch == expected)
    }
  }

  private func context(_ environment: [String: String]) -> HookContext {
    HookContext(
      environment: Environment(environment), now: Logged.moment, processIdentifier: 1,
      workingDirectory: "/")
  }

  private func log(_ tool: String, _ environment: [String: String]) throws {
    let logger = HookLogger(context(environment))
    try withBytes(#"{"tool_name":"\#(tool)"}"#) { try logger.log($0) }
  }
}
