import Foundation
import TestSupport
import Testing

/// Runs the experiments suggested in `docs/privacy.md`.
struct PrivacyTests {
  @Test func `the command that proves it shows one process, no socket and no other file`() throws {
    guard let strace = try Self.workingStrace() else { return }
    let document = String(decoding: try Repository.data("docs/privacy.md"), as: UTF8.self)
    let command = try #require(document.firstMatch(of: #/```sh\n(strace .*)\n```/#)).1
    let home = try TemporaryDirectory()
    let directories = [HookRuns.hook.path, strace.path].map {
      ($0 as NSString).deletingLastPathComponent
    }
    let consequences = try Program(path: "/bin/sh").run(
      ["-c", String(command)],
      environment: [
        "HOME": home.path, "PATH": (directories + ["/usr/bin:/bin"]).joined(separator: ":"),
      ],
      directory: Repository.root.path)
    #expect(consequences.status == 0)
    #expect(consequences.standardOutput.isEmpty)

    let trace = consequences.standardError.split(separator: "\n")
    let names = trace.compactMap { $0.firstMatch(of: #/^(\w+)\(/#)?.1 }
    #expect(names.count { $0 == "execve" } == 1, "\(trace)")
    // Between the start and the end of the only process, there are only file operations. Older versions of
    // strace show `arch_prctl` as part of the start.
    #expect(Set(names).subtracting(["execve", "arch_prctl", "openat", "exit_group"]) == [])
    #expect(!trace.contains { $0.contains("[pid ") || $0.contains("SIGCHLD") })

    let opened = trace.compactMap { $0.firstMatch(of: #/^openat\(AT_FDCWD, "([^"]*)"/#)?.1 }
    #expect(opened.count == names.count { $0 == "openat" })
    let log = try Regex("\(home.path)/\\.claude/logs/activity-[-0-9]+\\.jsonl")
    #expect(opened.contains { $0.wholeMatch(of: log) != nil })
    #expect(opened.contains("/home/ada/src/lighthouse/.git/HEAD"))
    let unnamed = opened.filter { $0.wholeMatch(of: log) == nil && !Self.isNamed($0) }
    #expect(unnamed == [], "opened, but not named in the document")
    #expect(try home.names() == [".claude"])
  }

  /// Returns whether the document names a file as one that is read for the first example.
  private static func isNamed(_ path: Substring) -> Bool {
    let transcript = #/\/home\/ada\/\.claude\/projects\/[^\/]+\/[-0-9a-f]+\.jsonl/#
    let head =
      #/(\/home|\/home\/ada|\/home\/ada\/src|\/home\/ada\/src\/lighthouse)?\/\.git(\/HEAD)?/#
    let timeZone = #/\/etc\/localtime|\/usr\/share\/zoneinfo\/.*/#
    let ownMemory = "/proc/self/maps"
    // Only debug builds load libraries, which look for the processors.
    let libraries = #/\/etc\/ld\.so\.cache|\/.*\.so(\.[0-9]+)*|\/sys\/devices\/system\/cpu\/.*/#
    return path.wholeMatch(of: transcript) != nil || path.wholeMatch(of: head) != nil
      || path.wholeMatch(of: timeZone) != nil || path == ownMemory
      || (!Program.testsRelease && path.wholeMatch(of: libraries) != nil)
  }

  /// Returns strace; reports and returns nil if it isn't installed or may not trace processes.
  private static func workingStrace() throws -> Program? {
    let purpose = "running the command of docs/privacy.md"
    guard let strace = Program.installed("strace", for: purpose) else { return nil }
    guard try strace.run(["-o", "/dev/null", "/bin/sh", "-c", "exit 0"]).status == 0 else {
      print("SKIPPED: \(purpose), since strace may not watch a process here")
      return nil
    }
    return strace
  }
}
