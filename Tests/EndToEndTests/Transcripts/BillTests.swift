import Foundation
import TestSupport
import Testing

/// Runs the real reporter in a home directory with a log and transcripts, without options for either.
struct BillTests {
  private static let stats = Program.built("session-stats")

  /// A home directory with the records of some calls, and a transcript with a response of 20 dollars.
  private static func home(logged: [String], withTranscript: Bool = true) throws
    -> TemporaryDirectory
  {
    let home = try TemporaryDirectory()
    let records = logged.map { id in
      #"{"timestamp":"2026-01-14T10:00:00Z","session_id":"s","tool":"Bash","command":"ls","#
        + #""project":"shop","project_dir":"/home/ada/shop","model":"claude-opus-5","#
        + #""tokens":{"input":10,"output":4,"total":14},"duration_ms":5,"tool_use_id":"\#(id)","#
        + #""v":1}"# + "\n"
    }
    try home.makeLogs(in: ".claude")
    try home.write(records.joined(), to: ".claude/logs/activity-2026-01-14.jsonl")
    guard withTranscript else { return home }
    // 4 million tokens of input, at 5 dollars a million.
    let calls = ["c1", "c2"].map {
      #"{"type":"tool_use","id":"\#($0)","name":"Bash","input":{"command":"ls"}}"#
    }
    let row = CaseRow(
      input: 4_000_000, output: 0, content: calls.joined(separator: ","))
    let results = ["c1", "c2"].map {
      #"{"type":"user","timestamp":"2026-01-14T10:00:01Z","sessionId":"s","message":{"role":"user","#
        + #""content":[{"type":"tool_result","tool_use_id":"\#($0)","content":"ok"}]}}"# + "\n"
    }
    try home.write(row.line + results.joined(), to: ".claude/projects/-home-ada-shop/s.jsonl")
    return home
  }

  private func run(_ arguments: [String], in home: TemporaryDirectory) throws -> Consequences {
    try Self.stats.run(
      arguments + ["--date", "2026-01-14"], environment: ["HOME": home.path, "TZ": "UTC"])
  }

  @Test func `a budget of 5 dollars is reached on a day that the API billed 20 for`() throws {
    let home = try Self.home(logged: ["c1", "c2"])
    #expect(
      try run(["budget", "--limit", "5"], in: home)
        == Consequences(
          "Claude Code budget reached: $20.00 of $5.00 (400%), 2026-01-14; "
            + "API cost, rates by model\n", status: 3))
    #expect(try run(["budget", "--limit", "5", "--source", "log"], in: home) == Consequences())
  }

  @Test func `a call in the log and in transcripts counts once, and one in either, too`() throws {
    let home = try Self.home(logged: ["c1", "c3"])
    let report = try run(["--json"], in: home)
    let values = try JSONSerialization.jsonObject(with: Data(report.standardOutput.utf8))
    for (path, expected) in [
      "summary.total_operations": "3", "summary.responses": "1", "summary.sessions": "1",
      "basis": "API usage, exact", "summary.estimated_cost.exact.total": "20",
      "summary.duration_ms.count": "2", "projects.length": "1",
      "summary.tool_traffic.tokens.input": "20",
    ] {
      #expect(TranscriptCase.text(at: path, of: values) == expected, "\(path)")
    }
    let text = try run([], in: home).standardOutput
    #expect(text.hasPrefix("$20.00 API cost · 3 calls · 1 session\n\n═══"))
  }

  @Test func `calls aren't compared with records without ids, and that is said`() throws {
    let home = try Self.home(logged: ["c1"])
    let day = ".claude/logs/activity-2026-01-14.jsonl"
    try home.write(
      home.read(day).replacing(#","tool_use_id":"c1""#, with: ""), to: day)
    let report = try run([], in: home).standardOutput
    #expect(report.contains("  Total operations:  1\n"))
    #expect(report.contains("Transcript calls on days whose log has no IDs (skipped): 2\n"))
  }

  @Test func `a log alone is reported by the published lines`() throws {
    let home = try Self.home(logged: ["c1", "c2"], withTranscript: false)
    let report = try run([], in: home)
    #expect(report.status == 0 && report.standardError.isEmpty)
    #expect(
      report.standardOutput.hasPrefix(
        """
        ═══════════════════════════════════════════════════════════
                Claude Code Session Statistics - 2026-01-14
        ═══════════════════════════════════════════════════════════

        Summary
          Total operations:  2
          Sessions:          1

        Token Usage
          Input tokens:      20
          Output tokens:     8
          Total tokens:      28

        Estimated Cost (rates by model)
          Input:   $0.0001
          Output:  $0.0002
          Total:   $0.0003

        Tools Used
          Bash: 2

        Projects
          shop: 2

        """))
  }
}
