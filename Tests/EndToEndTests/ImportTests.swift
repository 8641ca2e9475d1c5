import Foundation
import TestSupport
import Testing

/// Compares the real import of the example transcripts with the real hook's log of the same calls.
///
/// The examples are copied to a home directory that replaces Ada's, because the hook looks for the branch in
/// a `.git` directory, which can't be committed.
struct ImportTests {
  private static let examples = "examples/transcripts"
  private static let project = "-home-ada-src-lighthouse"
  private static let session = "9b1f4c7e-52d8-4e06-8a3b-6c0d7f21e594"
  private static let fork = "c27e90ab-13f4-4d6a-b85e-f09a4d3c1b76"

  private let home: TemporaryDirectory
  /// The transcripts by their paths in the project's directory, in chronological order.
  private let transcripts: [(name: String, text: String)]
  private let projectDirectory: String

  init() throws {
    home = try TemporaryDirectory()
    let root = home.path("src/lighthouse")
    projectDirectory = String(root.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    try home.write("ref: refs/heads/vat-rounding\n", to: "src/lighthouse/.git/HEAD")
    var transcripts: [(name: String, text: String)] = []
    for (age, name) in [
      "\(Self.session).jsonl", "\(Self.session)/subagents/agent-a4d91f03be27c6581.jsonl",
      "\(Self.session)/subagents/agent-a4d91f03be27c6581.meta.json", "\(Self.fork).jsonl",
    ].enumerated() {
      let data = try Repository.data("\(Self.examples)/\(Self.project)/\(name)")
      let text = String(decoding: data, as: UTF8.self)
        .replacing("\"/home/ada/", with: "\"\(home.path)/")
      let path = try home.write(text, to: ".claude/projects/\(projectDirectory)/\(name)")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_768_400_000 + Double(age))],
        ofItemAtPath: path)
      if name.hasSuffix(".jsonl") { transcripts.append((name, text)) }
    }
    self.transcripts = transcripts
  }

  private func environment(_ logs: String, _ more: [String: String] = [:]) -> [String: String] {
    ["HOME": home.path, "CLAUDE_LOG_DIR": home.path(logs), "TZ": "UTC"].merging(more) { $1 }
  }

  private func runImport(
    _ logs: String = "logs", _ more: [String: String] = [:], _ arguments: [String] = []
  ) throws -> Consequences {
    try Program.built("session-stats").run(
      ["import"] + arguments, environment: environment(logs, more))
  }

  /// Returns the hook inputs of the calls that hooks are run for, assembled from the transcripts.
  private func hookInputs() throws -> [String] {
    var inputs: [String] = []
    var known: Set<String> = []
    for (name, text) in transcripts {
      var calls: [String: (tool: Any, input: Substring)] = [:]
      for line in text.split(separator: "\n") {
        let row = try #require(
          JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let message = row["message"] as? [String: Any]
        for block in message?["content"] as? [[String: Any]] ?? [] {
          if let id = block["id"] as? String {
            let input = try #require(line.firstMatch(of: #/"input":(.*)\}\],"stop_reason"/#)?.1)
            calls[id] = (block["name"] ?? "", input)
          }
          guard let id = block["tool_use_id"] as? String, let call = calls[id],
            known.insert(id).inserted
          else { continue }
          let session = name.split(separator: "/")[0].replacing(".jsonl", with: "")
          var members: [String: Any] = [
            "tool_use_id": id, "tool_name": call.tool, "session_id": row["sessionId"] ?? "",
            "cwd": row["cwd"] ?? "", "hook_event_name": "PostToolUse",
            "transcript_path": home.path(".claude/projects/\(projectDirectory)/\(session).jsonl"),
          ]
          if let agent = row["agentId"] {
            members["agent_id"] = agent
            members["agent_type"] = "Explore"
          }
          // Bytes that the hook hashes must not change.
          var rest = ",\"tool_input\":\(call.input)}"
          if block["is_error"] as? Bool == true {
            let error = try #require(block["content"] as? String)
            guard error.hasPrefix("Exit code") else { continue }
            members["hook_event_name"] = "PostToolUseFailure"
            members["error"] = error
          } else {
            let response = line.firstMatch(of: #/"toolUseResult":(.*),"uuid":/#)?.1
            rest = ",\"tool_response\":\(try #require(response))" + rest
          }
          let data = try JSONSerialization.data(withJSONObject: members)
          inputs.append(String(decoding: data.dropLast(), as: UTF8.self) + rest)
        }
      }
    }
    return inputs
  }

  private func runHook(_ logs: String) throws {
    for input in try hookInputs() {
      let consequences = try HookRuns.hook.run(
        input: Data(input.utf8),
        environment: environment(
          logs, ["CLAUDE_PROJECT_DIR": home.path("src/lighthouse")]), directory: "/tmp")
      #expect(consequences == Consequences())
    }
  }

  /// Returns the text of all day files.
  private func text(_ logs: String) throws -> String {
    try home.names(in: logs).map { try home.read("\(logs)/\($0)") }.joined()
  }

  /// Returns the records of all day files, sorted by ID, without the time of the run.
  private func records(_ logs: String) throws -> [String] {
    func id(_ line: String) -> Substring { line.firstMatch(of: #/"tool_use_id":"(\w+)"/#)?.1 ?? "" }
    return HookRuns.withoutTime(try text(logs)).split(separator: "\n").map(String.init)
      .sorted { id($0) < id($1) }
  }

  @Test func `writes what the hook writes, but for the time`() throws {
    try runHook("of-hook")
    #expect(
      try runImport()
        == Consequences(
          "Imported 13 calls of 2026-01-12 to 2026-01-14 into \(home.path("logs")).\n"))
    let records = try records("logs")
    #expect(records.count == 13)
    #expect(records.contains { $0.contains(#""agent":"Explore""#) && $0.contains("claude-haiku") })
    #expect(records.allSatisfy { $0.contains(#""branch":"vat-rounding""#) })
    #expect(try self.records("of-hook") == records)
  }

  @Test func `adds nothing to what the hook has logged`() throws {
    try runHook("logs")
    let text = try text("logs")
    #expect(
      try runImport()
        == Consequences(
          "Nothing to import: 13 calls of 2026-01-12 to 2026-01-14 are already in "
            + "\(home.path("logs")).\n"))
    #expect(try self.text("logs") == text)
  }

  @Test func `twice is once, and two at a time too`() throws {
    let program = Program.built("session-stats")
    let runs = try (0..<8).map { _ in
      try program.start(["import"], environment: environment("logs"))
    }
    let outputs = try runs.map { try $0.finish() }
    #expect(outputs.allSatisfy { $0.status == 0 && $0.standardError == "" })
    #expect(outputs.count { $0.standardOutput.hasPrefix("Imported 13 calls") } == 1)
    #expect(outputs.count { $0.standardOutput.hasPrefix("Nothing to import") } == 7)
    #expect(try text("logs").split(separator: "\n").count == 13)
    #expect(try home.permissions("logs") == 0o700)
    #expect(try home.permissions("logs/activity-2026-01-12.jsonl") == 0o600)
  }

  @Test func `the day is that of the clock on the wall`() throws {
    _ = try runImport()
    #expect(
      try home.names(in: "logs")
        == ["12", "13", "14"].map { "activity-2026-01-\($0).jsonl" })
    #expect(try home.read("logs/activity-2026-01-14.jsonl").contains(#""git":"commit""#))
    _ = try runImport("east", ["TZ": "Asia/Tokyo"])
    #expect(
      try home.names(in: "east")
        == ["13", "14"].map { "activity-2026-01-\($0).jsonl" })
    // From a day that began nine hours earlier in the east.
    let since = try runImport("since", ["TZ": "Asia/Tokyo"], ["--since", "2026-01-14"])
    #expect(since.standardOutput.hasPrefix("Imported 2 calls of 2026-01-14 into"))
  }

  @Test func `no secret reaches the disk`() throws {
    _ = try runImport()
    let text = try text("logs")
    #expect(
      text.contains(#""command":"curl -sS -u ada:[REDACTED] https://rates.example/vat.json""#))
    #expect(!text.contains("lantern-oil"))
  }

  @Test func `what doesn't fit leaves nothing behind, and another run completes it`() throws {
    let limited = try Program(path: "/bin/sh").run(
      ["-c", #"ulimit -f 8; "$0" import"#, Program.built("session-stats").path],
      environment: environment("logs"))
    #expect(limited.status == 1)
    #expect(limited.standardOutput == "")
    #expect(limited.standardError.contains("activity-2026-01-12.jsonl: File too large"))
    #expect(try text("logs") == "")
    #expect(try runImport().standardOutput.hasPrefix("Imported 13 calls"))
    #expect(try text("logs").split(separator: "\n").count == 13)
  }

  @Test func `a torn line of a run that was killed keeps its call from nothing`() throws {
    _ = try runImport()
    let whole = try records("logs")
    let name = "logs/activity-2026-01-12.jsonl"
    try home.write(String(try home.read(name).dropLast(100)), to: name)
    #expect(try runImport().standardOutput.hasPrefix("Imported 1 call of 2026-01-12 into"))
    #expect(Set(try records("logs")).isSuperset(of: whole))
    #expect(try records("logs").count == 14)
  }

  @Test func `reports show the imported days`() throws {
    _ = try runImport()
    let report = try Program.built("session-stats").run(
      ["--range", "2026-01", "--by", "agent", "--format", "csv", "--source", "log"],
      environment: environment("logs"))
    #expect(report.standardOutput.contains("\r\nExplore,2,"))
    #expect(report.standardOutput.contains("\r\nmain,11,"))
  }
}
