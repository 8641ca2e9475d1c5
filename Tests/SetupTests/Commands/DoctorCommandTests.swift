import Bytes
import CommandLineTool
import Foundation
import TestSupport
import Testing

struct DoctorCommandTests {
  private let runs: DoctorRuns

  init() throws { runs = try DoctorRuns() }

  @Test func `says that all is well`() throws {
    try runs.register()
    try runs.log("{\"timestamp\":\"2026-01-14T14:00:00Z\",\"tool\":\"Bash\"}\n")
    let outcome = try runs.outcome()
    #expect(outcome.status == .success)
    #expect(outcome.standardError == "")
    let lines = outcome.standardOutput.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "claude-hook-log \(ToolVersion.current), \(runs.program)")
    #expect(lines.suffix(3) == ["", "All is well.", ""])
    #expect(lines.dropFirst(2).dropLast(3).allSatisfy { $0.hasPrefix("ok       ") })
  }

  @Test func `tells each trouble with its mend, and counts them`() throws {
    try runs.directory.makeLogs(in: "home/.claude")
    try runs.setPermissions(0o755, of: "home/.claude/logs")
    try runs.write(DoctorRuns.settings(runs.program, on: ["PostToolUse"]))
    let one = try runs.outcome()
    #expect(one.status == .failure)
    #expect(one.standardOutput.contains("TROUBLE  PostToolUseFailure is registered nowhere"))
    #expect(one.standardOutput.contains("\n         -> \(runs.program) install\n"))
    #expect(one.standardOutput.hasSuffix("\n2 troubles.\n"))
    try runs.register()
    #expect(try runs.outcome().standardOutput.hasSuffix("\nOne trouble.\n"))
  }

  @Test func `says the same as text and as JSON`() throws {
    try runs.write(DoctorRuns.settings("/missing/claude-hook-log", on: ["PostToolUse", "Stop"]))
    let text = try runs.outcome().standardOutput
    let report = try runs.report()
    #expect(report.version == ToolVersion.current)
    #expect(report.program == runs.program)
    #expect(Set(report.checks.map(\.status)) == ["ok", "note", "trouble"])
    for check in report.checks where check.check != "trial" {
      let status = check.status == "trouble" ? "TROUBLE" : check.status
      #expect(
        text.contains(
          "\n" + status.padding(toLength: 9, withPad: " ", startingAt: 0) + check.message + "\n"))
      if let mend = check.mend { #expect(text.contains("\(check.message)\n         -> \(mend)\n")) }
    }
  }

  @Test func `lets nothing steer the terminal`() throws {
    let evil = "\u{1B}]0;x\u{7}\u{9B}2J\u{202E}"
    try runs.write(
      DoctorRuns.settings("/\(evil)/claude-hook-log", ["env": ["CLAUDE_LOG_DIR": "/\(evil)"]]))
    try runs.log("{\"timestamp\":\"\(evil)\\u001b\",\"tool\":\"Bash\"}\n")
    try runs.directory.write("\(evil)\n", to: "home/.claude/logs/hook-trouble.log")
    for arguments in [[], ["--json"]] {
      let output = try arguments.isEmpty ? runs.outcome() : runs.outcome("--json")
      let steering = output.standardOutput.unicodeScalars.filter { $0.steersTerminal && $0 != "\n" }
      #expect(steering.isEmpty)
    }
    #expect(try runs.report().checks.contains { $0.message.contains(evil) })
  }

  @Test func `can't tell where the program is`() throws {
    try FileManager.default.removeItem(atPath: runs.program)
    let outcome = try runs.outcome()
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.contains("can't tell where this program is"))
  }

  @Test func `changes nothing`() throws {
    try runs.register()
    try runs.log("{}\n")
    let files = FileManager.default
    let before = try files.subpathsOfDirectory(atPath: runs.directory.path)
    _ = try runs.outcome()
    #expect(try files.subpathsOfDirectory(atPath: runs.directory.path) == before)
  }
}
