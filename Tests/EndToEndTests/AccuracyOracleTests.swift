import Foundation
import TestSupport
import Testing

/// Compares measured responses with a second implementation, and the JSON with its schema.
struct AccuracyOracleTests {
  private static let stats = Program.built("session-stats")

  @Test(arguments: 1...Tier.choose(test: 1, check: 3, all: 30))
  func `a second computation gives the same figures`(_ seed: Int) throws {
    let purpose = "comparing accuracy with Tests/Oracles/compare_accuracy.py"
    guard let python = Program.installed("python3", for: purpose) else { return }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let comparison = try python.run(
      [Repository.path("Tests/Oracles/compare_accuracy.py"), Self.stats.path, "\(seed)"],
      environment: ["PATH": path])
    #expect(comparison == Consequences())
  }

  @Test func `the documentation shows what is printed`() throws {
    let directory = try TemporaryDirectory()
    let rows = [
      ("text", String(repeating: "word ", count: 148), "", 168),
      ("text", String(repeating: "Grüße ", count: 50), "", 92),
      ("tool_use", "", String(repeating: "ls -l; ", count: 20), 84),
      ("thinking", "", "", 950),
    ].enumerated().map { index, row in
      """
      {"type":"assistant","timestamp":"2026-01-14T10:00:00Z","message":{"id":"m\(index)",\
      "model":"claude-opus-5-5","stop_reason":"end_turn","usage":{"output_tokens":\(row.3)},\
      "content":[{"type":"\(row.0)","text":"\(row.1)","name":"Bash","input":{"command":"\(row.2)"}}]}}
      """
    }
    try directory.write(rows.joined(separator: "\n"), to: "projects/-work-shop/s.jsonl")
    let run = try Self.stats.run(
      ["accuracy"], environment: ["CLAUDE_CONFIG_DIR": directory.path, "TZ": "UTC"])
    let document = String(decoding: try Repository.data("docs/reports.md"), as: UTF8.self)
    let section = try #require(
      document.components(separatedBy: "\n## Accuracy\n").dropFirst().first)
    #expect(run == Consequences(section.components(separatedBy: "```\n")[1]))
    let json = try Self.stats.run(
      ["accuracy", "--json", "--transcripts", directory.path], environment: ["TZ": "UTC"])
    guard let validator = try SchemaValidator("docs/schema/report.json") else { return }
    let line = json.standardOutput.replacing("\n", with: "")
    #expect(try validator.violations(in: [line], closed: true) == [])
    let broken = line.replacing("\"Bash arguments\"", with: "\"other\"")
      .replacing(#/"files": \d+/#, with: "\"files\": -1")
    #expect(
      Set(try validator.violations(in: [broken]).map(\.path))
        == ["$.accuracy[1].kind", "$.data.files"])
  }
}
