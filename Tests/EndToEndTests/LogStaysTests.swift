import Foundation
import TestSupport
import Testing

/// Tests where the real programs keep the log, since Claude Code deletes old files in its own directory `logs`.
struct LogStaysTests {
  private let home: DoctorHome
  private let input = Repository.path("examples/hook-inputs/01-PostToolUse-Bash.json")
  private static let old = "home/.claude/logs/activity-2026-01-14.jsonl"
  private static let call = #"{"timestamp":"2026-01-14T10:00:00Z","tool":"Read"}"# + "\n"

  init() throws { home = try DoctorHome() }

  private var target: String? { target("home/.claude/logs") }

  private func target(_ name: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: home.directory.path(name))
  }

  /// Returns the number of records in all day files of a directory.
  private func records(_ name: String = "home/.claude/logs") throws -> Int {
    try home.directory.names(in: name).filter { $0.hasPrefix("activity-") }
      .reduce(0) { try $0 + home.directory.read("\(name)/\($1)").split(separator: "\n").count }
  }

  /// Runs the hook or an install with faults in the syntax of strace's `inject`; reports and returns nil
  /// without strace.
  private func run(_ command: String, injecting faults: [String]) throws -> Consequences? {
    guard let strace = Program.installed("strace", for: "making system calls fail") else {
      return nil
    }
    let options = faults.map { " -e 'inject=\($0)'" }.joined()
    return try home.shell("\(strace.path) -qq -o /dev/null\(options) \(home.program) \(command)")
  }

  @Test(arguments: ["home/.claude", "cc"])
  func `the first record makes a directory and a link to it`(_ parent: String) throws {
    let variables = parent == "cc" ? ["CLAUDE_CONFIG_DIR": home.directory.path("cc")] : [:]
    #expect(try home.shell("umask 0; \(home.program) < \(input)", variables) == Consequences())
    #expect(target("\(parent)/logs") == "activity")
    #expect(try home.directory.permissions("\(parent)/activity") == 0o700)
    #expect(try home.directory.names(in: parent) == ["activity", "logs"])
    #expect(try records("\(parent)/activity") == 1)
  }

  /// Starts a script in the project without waiting for it.
  private func start(_ script: String) throws -> RunningProgram {
    try Program(path: "/bin/sh").start(["-c", script], environment: home.environment())
  }

  @Test func `64 first records at once are all kept`() throws {
    for _ in 1...3 {
      let hooks = try (0..<64).map { _ in try start("exec \(home.program) < \(input)") }
      for hook in hooks { #expect(try hook.finish() == Consequences()) }
      #expect(target == "activity")
      #expect(try records() == 64)
      #expect(try home.directory.names(in: "tmp") == [])
      try FileManager.default.removeItem(atPath: home.directory.path("home/.claude"))
    }
  }

  @Test(arguments: 1...3)
  func `installs at once move the log under hooks that write to it`(_ round: Int) throws {
    try home.directory.write(Self.call, to: Self.old)
    let hooks = try (0..<8).map { _ in
      try start("for n in $(seq \(round * 10)); do \(home.program) < \(input); done")
    }
    let installs = try (0..<4).map { _ in try start("\(home.program) install > /dev/null") }
    for install in installs { #expect(try install.finish().status == 0) }
    for hook in hooks { #expect(try hook.finish() == Consequences()) }
    #expect(target == "activity")
    #expect(try records() == 1 + 8 * round * 10)
    #expect(
      try home.directory.names(in: "home/.claude") == [
        "activity", "backups", "logs", "settings.json",
      ])
    #expect(try home.directory.names(in: "tmp") == [])
  }

  @Test func `doctor finds a real directory, and what it says mends it`() throws {
    try home.install()
    // Restores the state before there was a link.
    try home.shell("cd ~/.claude && rm logs && mv activity logs")
    try home.directory.write(Self.call, to: Self.old)
    try home.shell("touch -d '700 hours ago' \(home.directory.path(Self.old))")
    let report = "session-stats --range all --by tool --format csv"
    try FileManager.default.createSymbolicLink(
      atPath: home.directory.path("bin/session-stats"), withDestinationPath: ReportRuns.stats.path)
    let before = try home.shell(report)
    let logs = home.directory.path("home/.claude/logs")
    #expect(
      before.standardError
        == "session-stats: Claude Code deletes what hasn't changed for 30 days in \(logs); "
        + "'claude-hook-log doctor' says how to keep it\n")
    let message =
      "Claude Code deletes what hasn't changed for 30 days in \(logs): the first of it goes within a day"
    try home.expectTroubles([message], mends: ["claude-hook-log install"])
    #expect(target == "activity")
    #expect(try home.shell(report) == Consequences(before.standardOutput))
    #expect(before.standardOutput.contains("Read,1,"))
  }

  @Test(arguments: ["EPERM", "EOPNOTSUPP", "ENOSYS"])
  func `where links can't be made, the directory is a real one`(_ error: String) throws {
    let fault = "/^symlink(at)?$:error=\(error)"
    guard let hook = try run("< \(input)", injecting: [fault]) else { return }
    #expect(hook == Consequences())
    #expect(target == nil)
    #expect(try records() == 1)
    #expect(try home.directory.permissions("home/.claude/logs") == 0o700)
    let install = try #require(try run("install", injecting: [fault]))
    #expect(install.status == 1)
    #expect(install.standardOutput.hasPrefix("Registered in "))
    #expect(target == nil)
    #expect(try records() == 1)
    #expect(try home.shell("\(home.program) install").status == 0)
    #expect(target == "activity")
    #expect(try records() == 1)
  }

  @Test(arguments: ["EINVAL", "ENOSYS", "EOPNOTSUPP"])
  func `where names can't be exchanged, it takes two steps`(_ error: String) throws {
    try home.directory.write(Self.call, to: Self.old)
    guard let install = try run("install", injecting: ["renameat2:error=\(error)"]) else { return }
    #expect(install.status == 0)
    #expect(install.standardOutput.contains("\nMoved "))
    #expect(target == "activity")
    #expect(try records() == 1)
    #expect(
      try home.directory.names(in: "home/.claude") == [
        "activity", "backups", "logs", "settings.json",
      ])
  }

  @Test func `else it takes one system call`() throws {
    try home.directory.write(Self.call, to: Self.old)
    // The first rename is that of the settings.
    guard let install = try run("install", injecting: ["rename:error=EIO:when=2+"]) else { return }
    #expect(install.status == 0)
    #expect(target == "activity")
    #expect(try records() == 1)
  }

  @Test(arguments: [
    ("rename", "EBUSY"), ("rename", "EXDEV"), ("rename", "EACCES"), ("/^symlink(at)?$", "EIO"),
  ])
  func `what can't be moved is told, and the hook registered`(
    _ call: String, _ error: String
  ) throws {
    try home.directory.write(Self.call, to: Self.old)
    // The first rename is that of the settings, and the first link only refers to itself.
    let faults = ["renameat2:error=\(error)", "\(call):error=\(error):when=2+"]
    guard let install = try run("install", injecting: faults) else { return }
    #expect(install.status == 1)
    #expect(install.standardOutput.hasPrefix("Registered in "))
    #expect(
      install.standardError.contains(
        "\(home.directory.path("home/.claude/logs")) can't be moved, and "))
    #expect(
      install.standardError.hasSuffix(
        " let CLAUDE_LOG_DIR name another directory, and move the files\n"))
    #expect(target == nil)
    #expect(try records() == 1)
    #expect(try home.directory.names(in: "home/.claude") == ["backups", "logs", "settings.json"])
  }
}
