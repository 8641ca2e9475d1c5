import Foundation
import TestSupport
import Testing

/// What becomes of records when many write at once and when a disk is full.
struct HookWritingTests {
  private static let example = Repository.path("examples/hook-inputs/01-PostToolUse-Bash.json")

  /// Starts a script of the shell in which `$hook` logs and `$input` is what it reads.
  private func shell(_ script: String, _ folder: TemporaryFolder) throws -> RunningProgram {
    let variables = [
      "hook": HookRuns.hook.path, "input": Self.example, "TMPDIR": folder.path,
      "PATH": "/usr/bin:/bin",
    ]
    return try Program(path: "/bin/sh").start(
      ["-c", script], environment: HookRuns.environment(folder).merging(variables) { $1 })
  }

  private func lines(_ folder: TemporaryFolder) throws -> [Substring] {
    try HookRuns.log(in: folder).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
  }

  private func isRecord(_ line: Substring) -> Bool {
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
    return (object as? [String: Any])?["tool"] as? String == "Bash"
  }

  @Test func `64 writers at once lose and tear nothing`() throws {
    let folder = try TemporaryFolder()
    let writers = try (0..<64).map { _ in
      try shell(#"for call in 1 2 3 4 5; do "$hook" < "$input"; done"#, folder)
    }
    for writer in writers { #expect(try writer.finish() == Consequences()) }
    let lines = try lines(folder)
    #expect(lines.count == 64 * 5)
    #expect(lines.allSatisfy(isRecord))
  }

  @Test func `a record that doesn't fit leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    // A limit of 2 blocks of 512 bytes: the third record would be torn in its middle.
    let consequences = try shell(
      #"ulimit -f 2; for call in 1 2 3 4 5; do "$hook" < "$input"; done"#, folder
    ).finish()
    #expect(consequences == Consequences())
    let lines = try lines(folder)
    #expect(lines.count == 2)
    #expect(lines.allSatisfy(isRecord))
    #expect(try HookRuns.log(in: folder).hasSuffix("}\n"))
  }

  @Test func `a record that doesn't fit leaves a blank line at most where another has the lock`()
    throws
  {
    let folder = try TemporaryFolder()
    _ = try shell(#""$hook" < "$input""#, folder).finish()
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("logs")).first)
    let log = try #require(FileHandle(forReadingAtPath: folder.path("logs/\(name)")))
    try #require(flock(log.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    let consequences = try shell(
      #"ulimit -f 2; for call in 1 2 3; do "$hook" < "$input"; done"#, folder
    ).finish()
    try log.close()
    #expect(consequences == Consequences())
    let lines = try lines(folder).filter { !$0.allSatisfy { $0 == " " } }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy(isRecord))
    #expect(try HookRuns.log(in: folder).hasSuffix("\n"))
  }

  @Test(arguments: ["ABRT", "ILL", "TRAP", "SEGV", "BUS", "FPE"])
  func `a fault of the hook's own disturbs nobody, and is told`(_ signal: String) throws {
    let folder = try TemporaryFolder()
    let consequences = try shell(
      #"mkfifo "$TMPDIR/fifo"; "$hook" < "$TMPDIR/fifo" & exec 3> "$TMPDIR/fifo"; sleep 0.3; kill -s \#(signal) $!; wait $!"#,
      folder
    ).finish()
    #expect(consequences == Consequences())
    let troubles = try folder.read("hook-trouble.log").split(separator: "\n")
    #expect(troubles.count == 1)
    #expect(troubles.allSatisfy { $0.contains("a fault of claude-hook-log itself") })
    #expect(try HookRuns.log(in: folder).isEmpty)
  }

  @Test func `new files and folders are the user's alone, whatever the umask`() throws {
    let folder = try TemporaryFolder()
    _ = try shell(#"umask 0; "$hook" < "$input""#, folder).finish()
    #expect(try folder.permissions("logs") == 0o700)
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("logs")).first)
    #expect(try folder.permissions("logs/\(name)") == 0o600)
  }

  @Test func `starts no process and opens no socket`() throws {
    guard let strace = Program.installed("strace", for: "watching the hook's system calls") else {
      return
    }
    let folder = try TemporaryFolder()
    let traced = try strace.run(
      ["-f", "-o", folder.path("calls"), "-e", "trace=process,network", HookRuns.hook.path],
      input: HookRuns.example("01-PostToolUse-Bash.json"),
      environment: HookRuns.environment(folder))
    try #require(traced.status == 0, "\(traced)")
    let calls = try folder.read("calls").split(separator: "\n").compactMap { line in
      line.split(separator: " ").dropFirst().first?.prefix { $0 != "(" }
    }
    #expect(!calls.isEmpty)
    #expect(
      Set(calls).isSubset(of: ["execve", "arch_prctl", "exit_group", "+++", "set_tid_address"]))
  }
}
