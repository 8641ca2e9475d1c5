import Foundation
import TestSupport
import Testing

struct ExplainTests {
  @Test func `explains where each member comes from and writes nothing`() throws {
    let directory = try TemporaryDirectory()
    let explanation = try explain(HookRuns.example("01-PostToolUse-Bash.json"), directory)
    #expect(try directory.names().isEmpty)
    #expect(Golden.difference(explanation, from: "explanation.txt") == nil)
  }

  @Test func `shows what was redacted, counted and cut, and why there is no model`() throws {
    let filler = String(repeating: "x", count: 300)
    let explanation = try explain(
      Data(
        #"""
        {"session_id":"s","cwd":"/","transcript_path":"/nowhere/t.jsonl","tool_name":"Bash",
        "tool_input":{"command":"curl -u ada:hunter2 \u001b[31m \#(filler)"},
        "tool_response":{"stdout":"password=hunter2"}}
        """#.utf8), TemporaryDirectory())
    #expect(!explanation.contains("hunter2"))
    #expect(!explanation.contains("\u{1B}"))
    #expect(explanation.contains("<- redacted: password of a name"))
    #expect(explanation.contains("<- first 200 of "))
    #expect(explanation.contains("<- unknown: /nowhere/t.jsonl can't be read"))
    #expect(
      explanation.contains("<- result: tool_response: stdout and stderr: 'password=[REDACTED]'"))
  }

  @Test func `shows a directory's name, which can be any, without its control characters`() throws {
    let directory = try TemporaryDirectory()
    let run = try HookRuns.hook.run(
      ["--explain"], input: HookRuns.example("01-PostToolUse-Bash.json"),
      environment: ["CLAUDE_LOG_DIR": directory.path("\u{1B}[31m\u{9B}\u{202E}\n"), "TZ": "UTC"])
    #expect(run.standardOutput.contains("/\\x1b[31m\\x9b\\u{202e}\\x0a/activity-"), "\(run)")
    #expect(
      !run.standardOutput.unicodeScalars.contains {
        "\u{1B}\u{9B}\u{202E}".unicodeScalars.contains($0)
      })
  }

  @Test func `shows no secret in what it says of places and in texts within texts`() throws {
    let secret = "ghp_" + String(repeating: "a1B2", count: 9)
    let directory = try TemporaryDirectory()
    try directory.write("ref: refs/heads/\(secret)\n", to: "repository/.git/HEAD")
    for place in [directory.path + "/repository", "/nowhere/\(secret)"] {
      let explanation = try explain(
        Data(
          #"""
          {"session_id":"s","cwd":"\#(place)","transcript_path":"/nowhere/t.jsonl",
          "agent_id":"\#(secret)","tool_name":"mcp__a__b",
          "tool_input":{"a":"{\"b\":\"API_KEY='a1B2c3'\\\"a1B2c3\\\"\"}","c":"API_KEY=\"a1B2c3\"\"a1B2c3\""},
          "tool_response":{"d":"API_KEY=\"a1B2c3\"\"a1B2c3\""}}
          """#.utf8), TemporaryDirectory())
      #expect(!explanation.contains("a1B2"))
    }
  }

  @Test(arguments: ["command\":\"ls -l", "description\":\"ls -l"])
  func `tells nothing of what a call was about where that is withheld`(_ member: String) throws {
    let input =
      #"{"tool_name":"Bash","tool_input":{"\#(member)"},"tool_response":{"stdout":"ls -l"}}"#
    let explanation = try explain(
      Data(input.utf8), TemporaryDirectory(), ["CLAUDE_LOG_DETAILS": "off"])
    #expect(!explanation.contains("ls -l"))
    #expect(explanation.contains("<- arguments: tool_input as minimal JSON: [withheld]"))
  }

  @Test func `says when nothing would be logged`() throws {
    let explanation = try explain(Data(#"{"hook_event_name":"Stop"}"#.utf8), TemporaryDirectory())
    #expect(explanation.hasPrefix("Nothing would be logged"))
  }

  private func explain(
    _ input: Data, _ directory: TemporaryDirectory, _ settings: [String: String] = [:]
  ) throws -> String {
    let consequences = try HookRuns.hook.run(
      ["--explain"], input: input,
      environment: HookRuns.environment(directory).merging(settings) { $1 }, directory: "/tmp")
    #expect(consequences.status == 0)
    #expect(consequences.standardError.isEmpty)
    return HookRuns.withoutTime(consequences.standardOutput)
      .replacing(directory.path, with: "<directory>")
      .replacing(#/\d{4}-\d\d-\d\d(T[\d:]+Z)?/#, with: "<date>")
  }
}
