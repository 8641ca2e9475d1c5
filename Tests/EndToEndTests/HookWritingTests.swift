import Foundation
import TestSupport
import Testing

/// Tests records written by many processes at once, or to a full disk.
struct HookWritingTests {
  private static let example = Repository.path("examples/hook-inputs/01-PostToolUse-Bash.json")

  /// Starts a shell script in which `$hook` is the hook and `$input` a file with its input.
  private func shell(_ script: String, _ directory: TemporaryDirectory) throws -> RunningProgram {
    let variables = [
      "hook": HookRuns.hook.path, "input": Self.example, "TMPDIR": directory.path,
      "PATH": "/usr/bin:/bin",
    ]
    return try Program(path: "/bin/sh").start(
      ["-c", script], environment: HookRuns.environment(directory).merging(variables) { $1 })
  }

  private func lines(_ directory: TemporaryDirectory) throws -> [Substring] {
    try HookRuns.log(in: directory).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
  }

  private func isRecord(_ line: Substring) -> Bool {
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
    return (object as? [String: Any])?["tool"] as? String == "Bash"
  }

  @Test func `64 writers at once lose and tear nothing`() throws {
    let directory = try TemporaryDirectory()
    let writers = try (0..<64).map { _ in
      try shell(#"for call in 1 2 3 4 5; do "$hook" < "$input"; done"#, directory)
    }
    for writer in writers { #expect(try writer.finish() == Consequences()) }
    let lines = try lines(directory)
    #expect(lines.count == 64 * 5)
    #expect(lines.allSatisfy(isRecord))
  }

  @Test func `a record that doesn't fit leaves nothing behind`() throws {
    let directory = try TemporaryDirectory()
    // A limit of two blocks of 512 bytes would cut the third record in half.
    let consequences = try shell(
      #"ulimit -f 2; for call in 1 2 3 4 5; do "$hook" < "$input"; done"#, directory
    ).finish()
    #expect(consequences == Consequences())
    let lines = try lines(directory)
    #expect(lines.count == 2)
    #expect(lines.allSatisfy(isRecord))
    #expect(try HookRuns.log(in: directory).hasSuffix("}\n"))
  }

  @Test func `a record that doesn't fit leaves a blank line at most where another has the lock`()
    throws
  {
    let directory = try TemporaryDirectory()
    _ = try shell(#""$hook" < "$input""#, directory).finish()
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: directory.path("logs")).first)
    let log = try #require(FileHandle(forReadingAtPath: directory.path("logs/\(name)")))
    try #require(flock(log.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    let consequences = try shell(
      #"ulimit -f 2; for call in 1 2 3; do "$hook" < "$input"; done"#, directory
    ).finish()
    try log.close()
    #expect(consequences == Consequences())
    let lines = try lines(directory).filter { !$0.allSatisfy { $0 == " " } }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy(isRecord))
    #expect(try HookRuns.log(in: directory).hasSuffix("\n"))
  }

  @Test(arguments: ["ABRT", "ILL", "TRAP", "SEGV", "BUS", "FPE"])
  func `a fault of the hook's own disturbs nobody, and is told`(_ signal: String) throws {
    let directory = try TemporaryDirectory()
    let consequences = try shell(
      #"mkfifo "$TMPDIR/fifo"; "$hook" < "$TMPDIR/fifo" & exec 3> "$TMPDIR/fifo"; sleep 0.3; kill -s \#(signal) $!; wait $!"#,
      directory
    ).finish()
    #expect(consequences == Consequences())
    let troubles = try directory.read("hook-trouble.log").split(separator: "\n")
    #expect(troubles.count == 1)
    #expect(troubles.allSatisfy { $0.contains("a fault of claude-hook-log itself") })
    #expect(try HookRuns.log(in: directory).isEmpty)
  }

  @Test func `new files and directories are the user's alone, whatever the umask`() throws {
    let directory = try TemporaryDirectory()
    _ = try shell(#"umask 0; "$hook" < "$input""#, directory).finish()
    #expect(try directory.permissions("logs") == 0o700)
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: directory.path("logs")).first)
    #expect(try directory.permissions("logs/\(name)") == 0o600)
  }

  @Test func `starts no process and opens no socket`() throws {
    guard let strace = Program.installed("strace", for: "watching the hook's system calls") else {
      return
    }
    let directory = try TemporaryDirectory()
    let traced = try strace.run(
      ["-f", "-o", directory.path("calls"), "-e", "trace=process,network", HookRuns.hook.path],
      input: HookRuns.example("01-PostToolUse-Bash.json"),
      environment: HookRuns.environment(directory))
    try #require(traced.status == 0, "\(traced)")
    let calls = try directory.read("calls").split(separator: "\n").compactMap { line in
      line.split(separator: " ").dropFirst().first?.prefix { $0 != "(" }
    }
    #expect(!calls.isEmpty)
    #expect(
      Set(calls).isSubset(of: ["execve", "arch_prctl", "exit_group", "+++", "set_tid_address"]))
  }
}
