import Foundation
import TestSupport
import Testing

/// Tests `make prove-private` with both programs, and with ones that aren't private.
struct ProvePrivateTests {
  /// Runs the proof on the programs in a directory; reports and returns nil if that is impossible.
  private func proof(_ directory: String) throws -> Consequences? {
    let purpose = "proving that both programs are private"
    guard let strace = Program.installed("strace", for: purpose) else { return nil }
    guard try strace.run(["-o", "/dev/null", "/bin/sh", "-c", "exit 0"]).status == 0 else {
      print("SKIPPED: \(purpose), since strace may not watch a process here")
      return nil
    }
    return try Program(path: "/bin/sh").run(
      [Repository.path("Tests/Torture/prove-private.sh"), directory]
        + (Program.testsRelease ? [] : ["libraries"]),
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""])
  }

  private var programs: String {
    (HookRuns.hook.path as NSString).deletingLastPathComponent
  }

  @Test func `both programs are as the document says`() throws {
    guard let proof = try proof(programs) else { return }
    #expect(proof.status == 0, "\(proof)")
    #expect(proof.standardOutput.hasSuffix("\nAll is as docs/privacy.md says.\n"))
    let runs = proof.standardOutput.matches(of: #/(?m)^(\S.*): (\d+) runs?, 0 sockets, (\d+) /#)
    #expect(runs.count == 13)
    #expect(runs.first.map { Int($0.2) } == (try HookRuns.examples().count))
    #expect(
      runs.filter { $0.3 != "0" }.map { "\($0.1) \($0.3)" } == ["claude-hook-log doctor 12"])
  }

  private static let intruders = [
    ("cat /dev/null", "child processes: 1"), ("exec cat /dev/null", "it starts /"),
    (#"read -r line < "$HOME/.claude/.credentials.json""#, "~/.claude/.credentials.json"),
    ("exec python3 -c 'import socket; socket.socket()'", "sockets: "),
  ]

  @Test(arguments: Tier.sample(intruders, each: 2))
  func `a program that does more is found out`(_ script: String, _ finding: String) throws {
    if script.contains("python3"),
      Program.installed("python3", for: "opening a socket before a witness") == nil
    {
      return
    }
    let directory = try TemporaryDirectory()
    try FileManager.default.copyItem(
      atPath: HookRuns.hook.path, toPath: directory.path("claude-hook-log"))
    let stranger = try directory.write("#!/bin/sh\n\(script)\nexit 0\n", to: "session-stats")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stranger)
    guard let proof = try proof(directory.path) else { return }
    #expect(proof.status == 1)
    #expect(proof.standardOutput.contains(finding), "\(proof)")
    #expect(proof.standardError.contains("not as docs/privacy.md says"), "\(proof)")
  }
}
