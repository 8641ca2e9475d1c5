import Foundation
import TestSupport
import Testing

/// Compares reports from transcripts with a second implementation: responses, calls, prices, ranges, filters,
/// formats.
struct TranscriptOracleTests {
  @Test(arguments: 1...Tier.choose(test: 1, check: 3, all: 20))
  func `a second implementation gives the same usage`(_ seed: Int) throws {
    let purpose = "comparing transcripts with Tests/Oracles/transcripts_oracle.py"
    guard let python = Program.installed("python3", for: purpose) else { return }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let comparison = try python.run(
      [
        Repository.path("Tests/Oracles/compare_transcripts.py"),
        Program.built("session-stats").path,
        "--seed", "\(seed)", "--sessions", Tier.choose(test: "4", check: "6", all: "6"),
        "--queries", "\(Tier.choose(test: 4, check: 10, all: 40))",
      ],
      environment: ["PATH": path])
    #expect(comparison.status == 0)
    #expect(comparison.standardOutput.isEmpty)
  }
}
