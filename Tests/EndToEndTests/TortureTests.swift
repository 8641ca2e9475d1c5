import Foundation
import TestSupport
import Testing

/// Runs a sample of `make torture` on both programs.
struct TortureTests {
  @Test(.enabled(if: Tier.current != .test), arguments: ["faults", "shorts", "kills", "crowd"])
  func `nothing is lost, torn, doubled or left untold, and nothing crashes`(_ part: String) throws {
    let purpose = "doing to both programs what can happen to them: \(part)"
    guard let python = Program.installed("python3", for: purpose) else { return }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let directory = URL(fileURLWithPath: Program.built("session-stats").path)
      .deletingLastPathComponent().path
    let torture = try python.run(
      [Repository.path("Tests/Torture/torture.py"), directory, part, "--quick"],
      environment: ["PATH": path])
    for line in torture.standardError.split(separator: "\n") where line.hasPrefix("SKIPPED") {
      print(line)
    }
    #expect(torture.status == 0, "\(torture.standardError)")
  }
}
