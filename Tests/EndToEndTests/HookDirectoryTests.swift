import Foundation
import TestSupport
import Testing

/// Tests the hook in directories that belong to somebody else, or in which not everything can be done.
struct HookDirectoryTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var environment: [String: String] {
    HookRuns.environment(directory).merging(["TMPDIR": directory.path]) { $1 }
  }

  /// Logs an example, started by another program if one is given.
  private func log(_ program: Program? = nil, _ arguments: [String] = []) throws {
    let run = try (program ?? HookRuns.hook).run(
      program == nil ? [] : arguments + [HookRuns.hook.path],
      input: HookRuns.example("01-PostToolUse-Bash.json"), environment: environment)
    #expect(run == Consequences())
  }

  private func dayFile() throws -> String {
    "logs/" + (try #require(try directory.names(in: "logs").first { $0.hasPrefix("activity-") }))
  }

  @Test(arguments: ["EPERM", "EOPNOTSUPP", "ENOSYS"])
  func `logs where permissions can't be set`(_ error: String) throws {
    guard let strace = Program.installed("strace", for: "refusing to set permissions") else {
      return
    }
    let calls = "fchmod,fchmodat,chmod"
    let arguments = [
      "-qq", "-o", "/dev/null", "-e", "trace=\(calls)", "-e", "inject=\(calls):error=\(error)",
    ]
    // Some architectures have no chmod.
    guard try strace.run(arguments + ["/bin/true"]).status == 0 else {
      print("SKIPPED: refusing to set permissions, which strace can't do here")
      return
    }
    for _ in 0..<2 { try log(strace, arguments) }
    #expect(try HookRuns.log(in: directory).split(separator: "\n").count == 2)
    #expect(try directory.names() == ["logs"])
  }

  @Test func `another user's day file in everybody's directory is refused, and told`() throws {
    try log()
    try directory.setPermissions(0o1777, of: "logs")
    let name = try dayFile()
    try directory.setPermissions(0o666, of: name)
    guard directory.giveAway(name, for: "another user's day file") else { return }
    let before = try HookRuns.log(in: directory)
    try log()
    #expect(try HookRuns.log(in: directory) == before)
    #expect(
      try directory.read("logs/hook-trouble.log").hasSuffix(
        "\(directory.path(name)): it belongs to another user, in a directory that others can write to\n"
      ))
    // If only the directory's owner can have put it there, it is.
    try directory.setPermissions(0o755, of: "logs")
    try log()
    #expect(try HookRuns.log(in: directory).split(separator: "\n").count == 2)
  }

  @Test func `what root makes in a user's directory is the user's`() throws {
    guard directory.giveAway(".", for: "root's calls in a user's directory") else { return }
    try log()
    let file = try dayFile()
    #expect(try directory.owner("logs") == 65_534)
    #expect(try directory.owner(file) == 65_534)
    #expect(try directory.permissions("logs") == 0o700)
    #expect(try directory.permissions(file) == 0o600)
  }
}
