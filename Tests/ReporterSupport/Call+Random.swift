import TestSupport

extension Call {
  private static let tools = ["Bash", "Read", "Edit", "mcp__github__create_issue"]
  /// Models whose rates have many decimals, an unknown one, and none.
  private static let models = [
    "claude-opus-5", "claude-haiku-5-5", "claude-3-haiku-20240307", "gpt-5", nil,
  ]

  /// Returns a random call of one of some sessions.
  static func random(ofSessions sessions: Range<Int>, using numbers: inout SeededGenerator) -> Call
  {
    let tool = numbers.pick(tools)
    let project = "project\(numbers.below(4))"
    return Call(
      tool: tool, session: "s\(Int.random(in: sessions, using: &numbers))",
      project: project, directory: "~/\(numbers.below(2))/\(project)",
      model: numbers.pick(models),
      file: tool == "Bash" ? nil : "src/\(numbers.below(6)).swift",
      input: numbers.below(9_999),
      output: numbers.below(999),
      error: Bool.random(using: &numbers) ? "no" : nil)
  }
}
