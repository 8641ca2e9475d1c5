import CommandLineTool
import Foundation
import TestSupport
import Testing

/// Reports of day files that are large enough for threads, held against those of the same calls in small
/// ones, which are read in one go.
struct LogScanThreadsTests {
  private static let tools = ["Bash", "Read", "Edit", "mcp__github__create_issue"]
  private static let models = [nil, "claude-opus-5", "claude-haiku-5-5"]

  /// Days with sessions that go on over midnight, places that are no records, and failures.
  private func logs(padding: String) throws -> Logs {
    var numbers = RandomNumbers(seed: 11)
    let logs = try Logs()
    for day in 0..<9 {
      var lines = try (0..<30).map { _ in
        let tool = Self.tools.randomElement(using: &numbers) ?? ""
        let project = "project\(Int.random(in: 0..<4, using: &numbers))"
        return try Call(
          tool: tool, session: "s\(Int.random(in: day..<day + 3, using: &numbers))",
          project: project, folder: "~/\(day % 2)/\(project)",
          model: Self.models.randomElement(using: &numbers) ?? nil,
          file: tool == "Bash" ? nil : "src/\(Int.random(in: 0..<6, using: &numbers)).swift",
          input: Int.random(in: 0..<9_000, using: &numbers), output: 7,
          error: Bool.random(using: &numbers) ? "no" : nil
        ).line
      }
      if day % 2 == 0 { lines.insert("{\"tool\":", at: day) }
      lines.append("{\"tool\":\"Bash\",\"rejected\":true,\"padding\":\"\(padding)\"}")
      try logs.write(lines.joined(separator: "\n") + "\n", daysAgo: day)
    }
    return logs
  }

  @Test(arguments: [
    [], ["--by", "tool"], ["--by", "session"], ["--by", "project,model"],
    ["--by", "file", "--top", "4"],
    ["--by", "day", "--format", "csv"], ["--by", "hour"], ["--tool", "Edit"], ["--tool", "Wirte"],
    ["--failed", "--by", "session", "--format", "csv"], ["--project", "1/project2"],
    ["--session", "s4", "--by", "tool"], ["--format", "markdown"],
  ])
  func `tells the same of large files as of small ones`(_ arguments: [String]) throws {
    let small = try logs(padding: "")
    let large = try logs(padding: String(repeating: "-", count: 1_200_000))
    let arguments = ["--range", "all"] + arguments
    let (one, other) = (small.run(arguments), large.run(arguments))
    #expect(other.standardOutput == one.standardOutput)
    #expect(other.status == one.status)
    // The folders have other paths.
    #expect(
      other.standardError.replacing(large.folder.path, with: "")
        == one.standardError.replacing(small.folder.path, with: ""))
    #expect(one.standardError.contains("not a record"))
  }
}
