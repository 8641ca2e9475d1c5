import Foundation
import TestSupport
import Testing

struct SurroundingsOracleTests {
  @Test func `model, branch, git and fingerprint are those of a second implementation`() throws {
    let purpose = "comparing with Tests/Oracles/compare_surroundings.py"
    guard let python = Program.installed("python3", for: purpose),
      Program.installed("git", for: purpose) != nil
    else { return }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let result = try python.run(
      [
        Repository.path("Tests/Oracles/compare_surroundings.py"), HookRuns.hook.path, "1",
        "--commands", Tier.choose(test: "50", check: "200", all: "5000"),
        "--results", Tier.choose(test: "25", check: "100", all: "2000"),
      ], environment: ["PATH": path, "TMPDIR": NSTemporaryDirectory()], directory: "/tmp")
    #expect(result.status == 0, "\(result.standardOutput.suffix(2_000)) \(result.standardError)")
  }
}
