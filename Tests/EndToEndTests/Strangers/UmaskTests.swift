import Foundation
import TestSupport
import Testing

/// Tests the permissions of new files and directories under any umask.
struct UmaskTests {
  /// Runs all commands that create files, without root's privileges if possible.
  @Test(arguments: ["0", "0777", "0277", "0002"])
  func `what is new is its user's alone, and can be used by that user`(_ umask: String) throws {
    let directory = try TemporaryDirectory()
    for name in ["bin", "home", "tmp"] { try directory.makeDirectories(name) }
    for program in [HookRuns.hook, ReportRuns.stats] {
      let name = (program.path as NSString).lastPathComponent
      try FileManager.default.copyItem(atPath: program.path, toPath: directory.path("bin/\(name)"))
    }
    try FileManager.default.copyItem(
      atPath: Repository.path("examples/transcripts"), toPath: directory.path("transcripts"))
    let shell = try shellWithoutRights(directory)
    for command in [
      "claude-hook-log < '\(try directory.write(HookRuns.example("01-PostToolUse-Bash.json"), to: "in"))'",
      "session-stats import --transcripts '\(directory.path("transcripts"))'",
      "session-stats rotate --keep 2", "claude-hook-log install",
      "session-stats --range all > /dev/null",
      // Again, now that everything exists.
      "claude-hook-log < '\(directory.path("in"))'",
    ] {
      let run = try shell.program.run(
        shell.arguments + ["-c", "umask \(umask) && exec '\(directory.path("bin"))'/\(command)"],
        environment: [
          "HOME": directory.path("home"), "TMPDIR": directory.path("tmp"), "PATH": "/usr/bin:/bin",
        ], directory: directory.path("home"))
      #expect(run.status == 0 && run.standardError == "", "\(command): \(run)")
    }
    let new = try FileManager.default.subpathsOfDirectory(atPath: directory.path("home"))
    #expect(new.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".ndjson") }.count == 2)
    #expect(
      new.contains(".claude/settings.json") && new.contains(".claude/backups/claude-hook-log"))
    #expect(new.contains(".claude/activity"))
    for name in new {
      let type = try FileManager.default.attributesOfItem(atPath: directory.path("home/\(name)"))[
        .type]
      // A link has no permissions of its own.
      if type as? FileAttributeType == .typeSymbolicLink { continue }
      let isDirectory = type as? FileAttributeType == .typeDirectory
      #expect(try directory.permissions("home/\(name)") == (isDirectory ? 0o700 : 0o600), "\(name)")
    }
    #expect(try directory.names(in: "tmp") == [])
  }

  /// Returns a shell, which runs as an unprivileged user if the tests run as root and can switch.
  private func shellWithoutRights(
    _ directory: TemporaryDirectory
  ) throws -> (program: Program, arguments: [String]) {
    let shell = Program(path: "/bin/sh")
    guard geteuid() == 0,
      let setpriv = Program.installed("setpriv", for: "minding umasks without rights")
    else { return (shell, []) }
    _ = try shell.run(["-c", "chown 65534:65534 home tmp"], directory: directory.path)
    let arguments = ["--reuid=65534", "--regid=65534", "--clear-groups"]
    return (setpriv, arguments + [shell.path])
  }
}
