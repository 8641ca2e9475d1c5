import Foundation
import TestSupport
import Testing

/// Tests the hook on inputs in which every text is hostile.
struct HostileInputTests {
  /// Returns an input that contains a name wherever possible.
  private static func input(_ name: String, tool: String? = nil) throws -> Data {
    let arguments = [
      "file_path", "command", "pattern", "path", "url", "query", "skill", "subagent_type",
    ]
    let input: [String: Any] = [
      "hook_event_name": "PostToolUseFailure", "tool_name": tool ?? name, "session_id": name,
      "cwd": "/src/\(name)", "agent_type": name, "agent_id": name, "tool_use_id": name,
      "transcript_path": "/none/\(name).jsonl", "model": name, "error": "Exit code 1\n\(name)",
      "tool_input": Dictionary(uniqueKeysWithValues: arguments.map { ($0, name) }),
    ]
    return try JSONSerialization.data(withJSONObject: input)
  }

  @Test func `a record is one line of JSON whose names are those of the input`() throws {
    let directory = try TemporaryDirectory()
    let environment = HookRuns.environment(directory)
    let inputs = HostileNames.all.enumerated().flatMap { index, name in
      Tier.sample([nil, "Bash", "Edit", "Grep"], each: 4, from: index).map { (name, $0) }
    }
    for (name, tool) in inputs {
      let run = try HookRuns.hook.run(
        input: Self.input(name, tool: tool), environment: environment)
      #expect(run == Consequences())
    }
    let lines = try HookRuns.log(in: directory).split(separator: "\n")
    #expect(lines.count == inputs.count)
    for ((name, tool), line) in zip(inputs, lines) {
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 })
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      for member in ["session_id", "agent", "agent_id", "tool_use_id"]
        + (tool == nil ? ["tool"] : [])
      {
        let value = record?[member] as? String
        #expect(value.map { Array($0.utf8) } == Array(name.utf8), "\(member)")
      }
    }
    for report in [[], ["--by", "tool"], ["--by", "session"], ["--by", "project,agent"]] {
      let run = try ReportRuns.stats.run(
        ["--range", "all"] + report,
        environment: environment.merging(["CLICOLOR_FORCE": "1"]) { $1 })
      let text = run.standardOutput.replacing(#/\u{1B}\[\d+m/#, with: "")
      #expect(run.status == 0)
      #expect(Harmlessness.steering(text + run.standardError) == [])
    }
  }

  @Test func `an explanation is harmless`() throws {
    for (index, name) in HostileNames.all.enumerated() {
      for tool in Tier.sample([nil, "Bash", "WebFetch"], each: 3, from: index) {
        let run = try HookRuns.hook.run(
          ["--explain"], input: Self.input(name, tool: tool), environment: ["HOME": "/nowhere"])
        #expect(run.status == 0)
        #expect(Harmlessness.steering(run.standardOutput + run.standardError) == [], "\(name)")
      }
    }
  }

  @Test func `a branch is what HEAD says, harmless in reports`() throws {
    let directory = try TemporaryDirectory()
    for (index, name) in HostileNames.all.enumerated() {
      try directory.write("ref: refs/heads/\(name)\n", to: "work\(index)/.git/HEAD")
      let input =
        #"{"tool_name":"Read","session_id":"s","cwd":"\#(directory.path("work\(index)"))"}"#
      let run = try HookRuns.hook.run(
        input: Data(input.utf8), environment: HookRuns.environment(directory))
      #expect(run == Consequences())
    }
    let log = try HookRuns.log(in: directory)
    #expect(log.split(separator: "\n").count == HostileNames.all.count)
    #expect(log.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    let run = try ReportRuns.stats.run(
      ["--range", "all", "--by", "branch"], environment: HookRuns.environment(directory))
    #expect(Harmlessness.steering(run.standardOutput) == [])
  }
}
