import TestSupport
import Testing

struct RecordSanitizerTests {
  @Test func `takes a secret out before the text is cut, so that no half of it stays`() throws {
    let filler = String(repeating: "x", count: 190)
    let record = try Logged(
      "Bash", arguments: #"{"command":"\#(filler) --password hunter2hunter2hunter2"}"#)
    let command = try #require(record.text("command"))
    #expect(command.unicodeScalars.count == 200)
    #expect(!command.contains("hun"))
  }

  @Test(arguments: [("x", 199), ("x", 200), ("x", 201), ("é", 200), ("é", 201), ("😀", 300)])
  func `keeps 200 characters of a long text`(_ character: String, _ count: Int) throws {
    let text = String(repeating: character, count: count)
    let record = try Logged("Bash", arguments: #"{"command":"\#(text)"}"#)
    #expect(record.text("command") == String(text.prefix(200)))
  }

  @Test func `takes secrets out of every text`() throws {
    let secret = "ghp_" + String(repeating: "a1B2", count: 9)
    let record = try Logged(
      #"x \#(secret)"#, #""tool_use_id":"\#(secret)","agent_id":"\#(secret)""#,
      environment: ["CLAUDE_SESSION_ID": secret, "CLAUDE_PROJECT_DIR": "/tmp/\(secret)"])
    #expect(!record.line.contains("a1B2"))
    for tool in ["Read", "Grep", "WebFetch", "WebSearch", "Skill", "Task", "PowerShell"] {
      let names = [
        "file_path", "pattern", "path", "url", "query", "skill", "subagent_type", "command",
      ]
      let members = names.map { #""\#($0)":"https://e.org/\#(secret)""# }.joined(separator: ",")
      let line = try Logged(tool, arguments: "{\(members)}").line
      #expect(!line.contains("a1B2"))
      #expect(line.contains("[REDACTED]"))
    }
    #expect(try !Logged.failure("Bash", error: #""no \#(secret)""#).line.contains("a1B2"))
  }

  @Test(arguments: ["on", "off"])
  func `names a project after what is left of its directory`(_ details: String) throws {
    for (directory, name) in [
      ("/w/https://hooks.slack.com/services/T0/B0/a1B2c3d4e5", "[REDACTED]"),
      ("/w/password=a1B2/c3d4/", "password=[REDACTED]"),
      ("C:\\keys\\npm_" + String(repeating: "a1B2", count: 9), "[REDACTED]"),
      ("/w/ghp_" + String(repeating: "a1B2", count: 9) + "/app", "app"), ("/w/app", "app"),
      ("/", "/"),
    ] {
      let record = try Logged(
        "Glob", environment: ["CLAUDE_PROJECT_DIR": directory, "CLAUDE_LOG_DETAILS": details])
      #expect(record.text("project") == name)
    }
  }

  @Test(arguments: ["off", "0", "no"])
  func `keeps texts as they came where that is wanted, but for addresses`(_ value: String) throws {
    let record = try Logged(
      "Bash", arguments: #"{"command":"--password hunter2"}"#,
      environment: ["CLAUDE_LOG_REDACT": value])
    #expect(record.text("command") == "--password hunter2")
    let page = try Logged(
      "WebFetch", arguments: #"{"url":"https://a:b@e.org/x?token=y"}"#,
      environment: ["CLAUDE_LOG_REDACT": value])
    #expect(page.text("url") == "https://e.org/x")
  }
}
