import Foundation
import TestSupport
import Testing

struct TrialRunTests {
  private let runs: DoctorRuns

  init() throws { runs = try DoctorRuns() }

  private func trial(_ runs: DoctorRuns) throws -> (DoctorRuns.Check, microseconds: Int?) {
    let report = try runs.report()
    let checks = report.checks.filter { $0.check == "trial" }
    #expect(checks.count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: runs.directory.path("tmp")) == [])
    return (try #require(checks.first), report.trial_microseconds)
  }

  @Test(arguments: ["PROGRAM", "'PROGRAM'", "LC_ALL=C exec PROGRAM"])
  func `logs by what the user has registered, in its shell`(_ command: String) throws {
    let command = command.replacing("PROGRAM", with: runs.program)
    try runs.write(DoctorRuns.settings(command))
    let (check, microseconds) = try trial(runs)
    #expect(check.status == "ok")
    #expect(check.message.hasPrefix("\(command) logs a made-up call; the program alone takes "))
    #expect(check.message.hasSuffix(" ms (median of 10 runs)"))
    #expect(try (1..<10_000_000).contains(#require(microseconds)))
  }

  @Test func `logs without a shell where the registration has none`() throws {
    try runs.write(DoctorRuns.settings(runs.program, args: []))
    #expect(try trial(runs).0.status == "ok")
  }

  @Test func `runs the registration once and the program alone ten times`() throws {
    let marks = runs.directory.path("marks")
    let script = DoctorRuns.loggingScript + "echo ${MARK-alone} >> '\(marks)'\n"
    let program = try runs.addProgram("bin/claude-hook-log", script)
    try runs.write(DoctorRuns.settings("MARK=registered \(program)"))
    #expect(try trial(runs).0.status == "ok")
    let lines = try runs.directory.read("marks").split(separator: "\n")
    #expect(lines == ["registered"] + Array(repeating: "alone", count: 10))
  }

  @Test(arguments: [
    "CLAUDE_LOG_DIR=OTHER PROGRAM", "env CLAUDE_LOG_DIR=OTHER PROGRAM",
    "mkdir -p OTHER; PROGRAM", "PROGRAM && mkdir -p OTHER", "sh -c 'mkdir -p OTHER; PROGRAM'",
    "/missing/claude-hook-log", "PROGRAM 2>/dev/null", "PROGRAM 2>> OTHER", "PROGRAM &",
  ])
  func `logs by this program where more would be done`(_ command: String) throws {
    let other = runs.directory.path("other-logs")
    let text = command.replacing("OTHER", with: other).replacing("PROGRAM", with: runs.program)
    try runs.write(DoctorRuns.settings(text))
    let check = try trial(runs).0
    #expect(check.status == "ok")
    #expect(check.message.hasPrefix("\(runs.program) logs a made-up call; "))
    #expect(!FileManager.default.fileExists(atPath: other))
  }

  private static let slow = [("sleep 30 & wait", "it takes longer than 10 seconds")]

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      ("exit 3", "it ends with 3"), ("echo oh no >&2; exit 1", "it ends with 1: oh no"),
      ("kill -KILL $$", "it was ended by signal 9"), ("echo '{}'", "it prints something: {}"),
      (":", "0 of 10 made-up calls were logged"),
    ] + Tier.choose(test: [], check: slow, all: slow))
  func `says what doesn't work`(_ script: String, _ words: String) throws {
    let version = DoctorRuns.loggingScript.split(separator: "\n")[1]
    let program = try runs.addProgram("other/claude-hook-log", "#!/bin/sh\n\(version)\n\(script)\n")
    try runs.write(DoctorRuns.settings(program, args: []))
    let (check, microseconds) = try trial(runs)
    #expect(check.status == "trouble")
    #expect(check.message.hasPrefix("\(program) doesn't log a made-up call: \(words)"))
    #expect(check.mend == "\(runs.program) uninstall && \(runs.program) install")
    #expect(microseconds == nil)
  }

  @Test func `is made elsewhere when the directory for such things is gone`() throws {
    try runs.register()
    var runs = runs
    runs.variables["TMPDIR"] = runs.directory.path("missing")
    #expect(try trial(runs).0.status == "ok")
    #expect(!FileManager.default.fileExists(atPath: runs.directory.path("missing")))
  }
}
