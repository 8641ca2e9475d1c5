import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

/// Compares reports of day files large enough for threads with those of the same calls in small files, which
/// are read on a single thread.
struct LogScanThreadsTests {
  /// Returns days with sessions that continue past midnight, malformed records, and failures.
  private static func logs(padding: String) throws -> Logs {
    var numbers = SeededGenerator(seed: 11)
    let logs = try Logs()
    for day in 0..<9 {
      var lines = try (0..<30).map { _ in
        try Call.random(ofSessions: day..<day + 3, using: &numbers).line
      }
      if day % 2 == 0 { lines.insert("{\"tool\":", at: day) }
      lines.append("{\"tool\":\"Bash\",\"rejected\":true,\"padding\":\"\(padding)\"}")
      try logs.write(lines.joined(separator: "\n") + "\n", daysAgo: day)
    }
    return logs
  }

  private static let small = Result { try logs(padding: "") }
  private static let large = Result { try logs(padding: String(repeating: "-", count: 160_000)) }

  private static let queries = [
    [], ["--by", "tool"], ["--by", "session"], ["--by", "project,model"],
    ["--by", "file", "--top", "4"],
    ["--by", "day", "--format", "csv"], ["--by", "hour"], ["--tool", "Edit"], ["--tool", "Wirte"],
    ["--failed", "--by", "session", "--format", "csv"], ["--project", "1/project2"],
    ["--session", "s4", "--by", "tool"], ["--format", "markdown"],
  ]

  @Test(arguments: Tier.sample(queries, each: 3))
  func `tells the same of large files as of small ones`(_ arguments: [String]) throws {
    let (small, large) = (try Self.small.get(), try Self.large.get())
    let arguments = ["--range", "all"] + arguments
    let (one, other) = (small.run(arguments), large.run(arguments))
    #expect(other.standardOutput == one.standardOutput)
    #expect(other.status == one.status)
    // The directories have different paths.
    #expect(
      other.standardError.replacing(large.directory.path, with: "")
        == one.standardError.replacing(small.directory.path, with: ""))
    #expect(one.standardError.contains("not a record"))
  }
}
