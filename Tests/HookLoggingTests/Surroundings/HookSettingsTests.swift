import TestSupport
import Testing

struct HookSettingsTests {
  @Test(arguments: [
    ("false", false), ("0", false), ("no", false), ("off", false), ("OFF", false), ("False", false),
    ("", true), ("true", true), ("1", true), ("on", true), ("whatever", true),
  ])
  func `estimates tokens unless told not to`(_ value: String, _ isOn: Bool) throws {
    let record = try Logged(
      "Read", arguments: #"{"a":1}"#,
      response: #"[{"type":"image"},{"type":"text","text":"abcd"}]"#,
      environment: ["CLAUDE_LOG_TOKENS": value])
    #expect(record.number("tokens.input") == (isOn ? 1_601 : 0))
    #expect(record.number("tokens.output") == (isOn ? 1 : 0))
    #expect(record.number("tokens.total") == (isOn ? 1_602 : 0))
    #expect(record.number("chars.arguments") == 7)
    #expect(record.number("chars.result") == 4)
  }

  @Test(arguments: [
    ("", true), ("true", true), ("TRUE", true), ("1", true), ("yes", true), ("On", true),
    ("false", false), ("0", false), ("no", false), ("off", false), ("none", false),
    ("true ", false), ("withhold", false), ("2", false),
  ])
  func `keeps details only at a clear yes`(_ value: String, _ keeps: Bool) throws {
    let record = try Logged(
      "Bash", arguments: #"{"command":"ls"}"#, environment: ["CLAUDE_LOG_DETAILS": value])
    #expect(record.has("command") == keeps)
    #expect(record.has("project_dir") == keeps)
    #expect(record.text("project") == "app")
  }

  @Test(arguments: [
    ("Read", #"{"file_path":"/home/ada/app/a","offset":1}"#), ("Bash", #"{"command":"ls"}"#),
    ("Grep", #"{"pattern":"p","path":"/home/ada/app/b"}"#), ("WebSearch", #"{"query":"q"}"#),
    ("WebFetch", #"{"url":"https://example.org/"}"#),
  ])
  func `withholds what a call was about`(_ tool: String, _ arguments: String) throws {
    let off = ["CLAUDE_LOG_DETAILS": "off"]
    let record = try Logged(tool, arguments: arguments, response: #""abcd""#, environment: off)
    for name in ["file", "path", "range", "command", "pattern", "query", "url", "project_dir"] {
      #expect(!record.has(name), "\(name)")
    }
    #expect(record.number("tokens.input") == 1)
  }

  @Test func `keeps names of skills and subagents without details`() throws {
    let off = ["CLAUDE_LOG_DETAILS": "off"]
    let skill = try Logged("Skill", arguments: #"{"skill":"pdf"}"#, environment: off)
    #expect(skill.text("skill") == "pdf")
    let agent = try Logged(
      "Task", arguments: #"{"subagent_type":"Explore"}"#, response: #"{"agentId":"a1"}"#,
      environment: off)
    #expect(agent.text("subagent") == "Explore")
    #expect(agent.text("subagent_id") == "a1")
  }

  @Test func `withholds the words of an error and not that there was one`() throws {
    let off = ["CLAUDE_LOG_DETAILS": "off"]
    let failed = try Logged.failure("Bash", error: #""Exit code 2\nsecret""#, off)
    #expect(failed.text("error") == "[withheld]")
    #expect(failed.number("exit_code") == 2)
    #expect(try Logged.failure("Read", error: #""""#, off).text("error") == "[withheld]")
    let stopped = try Logged(
      "Bash", response: #"{"stdout":"","timedOutAfterMs":9}"#, environment: off)
    #expect(stopped.text("error") == "[withheld]")
    #expect(try !Logged("Bash", environment: off).has("error"))
  }
}
