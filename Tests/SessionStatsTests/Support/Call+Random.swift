import TestSupport
import Transcripts

extension Call {
  private static let tools = ["Bash", "Read", "Edit", "mcp__github__create_issue"]
  /// Models whose rates have many decimals, an unknown one, and none.
  private static let models = [
    "claude-opus-5", "claude-haiku-5-5", "claude-3-haiku-20240307", "gpt-5", nil,
  ]

  /// Returns a random call of one of some sessions.
  static func random(ofSessions sessions: Range<Int>, using numbers: inout SeededGenerator) -> Call
  {
    let tool = tools.randomElement(using: &numbers) ?? ""
    let project = "project\(Int.random(in: 0..<4, using: &numbers))"
    return Call(
      tool: tool, session: "s\(Int.random(in: sessions, using: &numbers))",
      project: project, directory: "~/\(Int.random(in: 0..<2, using: &numbers))/\(project)",
      model: models.randomElement(using: &numbers) ?? nil,
      file: tool == "Bash" ? nil : "src/\(Int.random(in: 0..<6, using: &numbers)).swift",
      input: Int.random(in: 0..<9_999, using: &numbers),
      output: Int.random(in: 0..<999, using: &numbers),
      error: Bool.random(using: &numbers) ? "no" : nil)
  }
}
