import Foundation
import TestSupport
import Testing

/// Compares grouped reports with a second implementation: ranges, filters, dimensions, orders, formats.
struct GroupOracleTests {
  @Test(arguments: 1...Tier.choose(test: 1, check: 2, all: 20))
  func `a second implementation gives the same groups`(_ seed: Int) throws {
    let purpose = "comparing groups with Tests/Oracles/groups_oracle.py"
    guard let python = Program.installed("python3", for: purpose) else { return }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let comparison = try python.run(
      [
        Repository.path("Tests/Oracles/compare_groups.py"), Program.built("session-stats").path,
        "\(seed)", "--per-day", "6", "--queries", "\(Tier.choose(test: 10, check: 24, all: 60))",
      ],
      environment: ["PATH": path])
    #expect(comparison.status == 0)
    #expect(comparison.standardOutput.isEmpty)
  }
}
