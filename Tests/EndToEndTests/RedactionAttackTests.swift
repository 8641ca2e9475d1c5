import Foundation
import TestSupport
import Testing

struct RedactionAttackTests {
  @Test func `nothing is left of secrets that are made up for commands of every form`() throws {
    let purpose = "attacking with Tests/Oracles/attack_redactor.py"
    guard let python = Program.installed("python3", for: purpose) else { return }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let result = try python.run(
      [Repository.path("Tests/Oracles/attack_redactor.py"), HookRuns.hook.path, "--cases", "150"],
      environment: ["PATH": path, "TMPDIR": NSTemporaryDirectory()], directory: "/tmp")
    #expect(result.status == 0, "\(result.standardOutput.suffix(4_000)) \(result.standardError)")
  }
}
