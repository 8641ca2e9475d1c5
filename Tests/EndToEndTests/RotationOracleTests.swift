import Foundation
import TestSupport
import Testing

/// Compares rotation with a ledger of everything ever logged: killed, failing, raced, merged and attacked.
struct RotationOracleTests {
  @Test(arguments: 1...Tier.choose(test: 1, check: 2, all: 20))
  func `nothing is lost or counted twice, whatever happens to a directory`(_ seed: Int) throws {
    _ = Program.installed("strace", for: "failing system calls while day files are rotated")
    try run(
      "compare_rotation.py", "--seed", "\(seed)", "--per-day", "5",
      "--actions", Tier.choose(test: "7", check: "7", all: "12"),
      "--queries", Tier.choose(test: "2", check: "2", all: "12"))
  }

  @Test
  func `each record counts once, whatever is cut, copied, added to, merged or imported`() throws {
    try run(
      "day_file_lives.py", "--lives", Tier.choose(test: "12", check: "100", all: "2000"),
      "--actions", Tier.choose(test: "6", check: "10", all: "10"))
  }

  @Test
  func `a rotation that is killed before a system call leaves the same figures`() throws {
    let purpose = "killing a rotation before each of its system calls"
    guard Program.installed("strace", for: purpose) != nil else { return }
    try run(
      "compare_rotation.py", "--every-call", "--per-day", "4",
      "--stride", Tier.choose(test: "25", check: "5", all: "1"))
  }

  @Test(.enabled(if: Tier.current != .test))
  func `totals that are none break nothing`() throws {
    try run("attack_totals.py", "--megabytes", "0.02")
  }

  @Test(
    arguments: [
      "--keep=1", "--keep=0", "--keep=-3", "--keep=+5", "--keep=x", "--keep=30x", "--keep=",
      "--keep=99999999999999999999", "--keep", "--kep=30", "--json", "--by=tool", "directory",
    ])
  func `wrong usage is named and touches nothing`(_ argument: String) throws {
    let directory = try TemporaryDirectory()
    let name = "activity-2026-01-14.jsonl"
    _ = try directory.write(#"{"tool":"Read"}"#, to: name)
    let said = try Program.built("session-stats").run([
      "rotate", "--log-dir", directory.path, argument,
    ])
    #expect(said.status == 64)
    #expect(said.standardOutput.isEmpty)
    #expect(said.standardError.contains(argument.prefix { $0 != "=" }))
    #expect(try directory.read(name) == #"{"tool":"Read"}"#)
  }

  /// Runs one of the scripts in `Tests/Oracles`, which prints its findings.
  private func run(_ script: String, _ arguments: String...) throws {
    guard let python = Program.installed("python3", for: "attacking rotation with \(script)") else {
      return
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let attack = try python.run(
      [Repository.path("Tests/Oracles/\(script)"), Program.built("session-stats").path] + arguments,
      environment: ["PATH": path])
    #expect(attack.status == 0)
    #expect(attack.standardOutput.isEmpty)
  }
}
