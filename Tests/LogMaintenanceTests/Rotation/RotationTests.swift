import ActivityLog
import CommandLineTool
import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import ReporterSupport

struct RotationTests {
  private let logs: Logs

  init() throws { logs = try Logs() }

  @Test func `gives the same answers after as before`() throws {
    for day in [0, 20, 31, 45] { try logs.write(Call.various, daysAgo: day) }
    try logs.write(try Call().line + "\nnonsense\n{\"tool\":\n", daysAgo: 40)
    let before = try logs.reports()
    let data = try logs.report(["--range", "all"]).data
    let outcome = logs.run(["rotate"])
    #expect(
      outcome.standardOutput.hasPrefix("Rotated 3 day files in \(logs.directory.path), 2025-11-30"))
    #expect(outcome.standardOutput.contains("to 2025-12-14: 19 records, "))
    #expect(
      outcome.standardOutput.hasSuffix(
        ", into totals-2025-11.ndjson, totals-2025-12.ndjson. Unreadable: 2 records.\n"))
    #expect(outcome.standardError == "" && outcome.status == .success)
    #expect(
      try logs.names == [
        Logs.name(daysAgo: 20), Logs.name(daysAgo: 0), "totals-2025-11.ndjson",
        "totals-2025-12.ndjson",
      ])
    #expect(try logs.reports() == before)
    let rotated = try logs.report(["--range", "all"]).data
    #expect(rotated.records == data.records && rotated.malformed == data.malformed)
    #expect(rotated.rejected == data.rejected && data.rejected == 4)
    #expect(rotated.files == 2)
  }

  @Test func `keeps files that are as old as it keeps, and drops those a day older`() throws {
    for day in 0...4 { try logs.write([Call()], daysAgo: day) }
    _ = logs.run(["rotate", "--keep", "3d"])
    #expect(
      try logs.names
        == (0...3).reversed().map { Logs.name(daysAgo: $0) } + ["totals-2026-01.ndjson"])
  }

  @Test func `only says what it would do on a dry run`() throws {
    try logs.write(Call.various, daysAgo: 40)
    let outcome = logs.run(["rotate", "--dry-run"])
    #expect(
      outcome.standardOutput.hasPrefix(
        "Would rotate 1 day file in \(logs.directory.path), 2025-12-05: 9 records, "))
    #expect(try logs.names == [Logs.name(daysAgo: 40)])
  }

  @Test func `has nothing to do a second time`() throws {
    try logs.write(Call.various, daysAgo: 40)
    _ = logs.run(["rotate"])
    let totals = try logs.text("totals-2025-12.ndjson")
    let outcome = logs.run(["rotate"])
    #expect(
      outcome
        == Outcome(
          "Nothing to rotate: no day file in \(logs.directory.path) is older than 30 days.\n"))
    #expect(try logs.text("totals-2025-12.ndjson") == totals)
  }

  @Test func `sums that no line holds go into several`() throws {
    try logs.write(3 * Call(input: .max, output: .max - 1, duration: .max), daysAgo: 40)
    let before = try logs.reports()
    _ = logs.run(["rotate"])
    #expect(try logs.text("totals-2025-12.ndjson").split(separator: "\n").count == 4)
    #expect(try logs.reports() == before)
  }

  /// Starts a rotation while a file or directory is locked, runs `body`, and then releases the lock.
  private func rotateBeside(lockOn path: String, _ body: () throws -> Void) throws -> Outcome {
    let runs = DispatchQueue(label: "rotation")
    let logs = logs
    nonisolated(unsafe) var outcome: Outcome?
    do {
      let lock = try FileDescriptor.opening(path)
      try lock.tryLock()
      runs.async { unsafe outcome = logs.run(["rotate"]) }
      try body()
    }
    return try #require(runs.sync { unsafe outcome })
  }

  @Test func `a file that grows before it is removed is folded again`() throws {
    try logs.write(Call.various, daysAgo: 40)
    let outcome = try rotateBeside(lockOn: logs.path(daysAgo: 40)) {
      while try !logs.names.contains("totals-2025-12.ndjson") { usleep(1_000) }
      let file = try #require(FileHandle(forWritingAtPath: logs.path(daysAgo: 40)))
      try file.seekToEnd()
      try file.write(contentsOf: Data("\(try Call(tool: "Late").line)\n".utf8))
      try file.close()
    }
    #expect(outcome.status == .success && outcome.standardError == "")
    #expect(try logs.names == ["totals-2025-12.ndjson"])
    let report = try logs.report(["--range", "all"])
    #expect(report.summary.totalOperations == Call.various.count)
    #expect(report.tools.contains { $0.tool == "Late" })
  }

  @Test func `a file that gets its name while another keeps the old one isn't removed unread`()
    throws
  {
    try logs.write(Call.various, daysAgo: 40)
    let path = logs.path(daysAgo: 40)
    let outcome = try rotateBeside(lockOn: path) {
      while try !logs.names.contains("totals-2025-12.ndjson") { usleep(1_000) }
      // A backup by hard links, another machine's rotation, and a late hook.
      try FileManager.default.linkItem(atPath: path, toPath: logs.directory.path("backup"))
      try FileManager.default.removeItem(atPath: path)
      try logs.write([Call(tool: "Late")], daysAgo: 40)
    }
    #expect(outcome.status == .success && outcome.standardError == "")
    let report = try logs.report(["--range", "all"])
    #expect(report.summary.totalOperations == Call.various.filter { !$0.isRejected }.count + 1)
    #expect(report.tools.contains { $0.tool == "Late" })
    #expect(try logs.names == ["backup", "totals-2025-12.ndjson"])
  }

  @Test func `totals and day files that anybody may have planted are neither believed nor folded`()
    throws
  {
    try logs.write([Call(), Call()], daysAgo: 40)
    // Totals of that very file without its calls.
    let keys = try RecordKey.keys(of: FileDescriptor.opening(logs.path(daysAgo: 40)))
    let header = TotalsHeader(
      date: Logs.today.adding(days: -40), byteCount: 1, recordCount: 2, malformedCount: 0,
      rejectedCount: 2, unnamedCount: 0, lineCount: 0, linesHash: XXH64(seed: 0).value)
    let forged = String(decoding: header.line(states: keys.map { $0.hash }, ids: []), as: UTF8.self)
    try logs.directory.write(forged, to: "totals-2025-12-forged.ndjson")
    try logs.write([Call()], daysAgo: 41)
    try logs.directory.setPermissions(0o1777, of: ".")
    for name in ["totals-2025-12-forged.ndjson", Logs.name(daysAgo: 41)] {
      guard logs.directory.giveAway(name, for: "forged totals") else { return }
    }
    let message = "it belongs to another user, in a directory that others can write to"
    let totals =
      "session-stats: \(logs.directory.path("totals-2025-12-forged.ndjson")): \(message)"
    let outcome = logs.run(["rotate"])
    #expect(outcome.status == .failure)
    #expect(
      outcome.errorLines == [
        totals, "session-stats: \(logs.path(daysAgo: 41)): \(message); left alone",
      ])
    #expect(
      try logs.names == [
        Logs.name(daysAgo: 41), "totals-2025-12-forged.ndjson", "totals-2025-12.ndjson",
      ])
    let report = logs.run(["--json", "--range", "all"])
    #expect(report.errorLines == [totals])
    #expect(report.standardOutput.contains("\"total_operations\": 3"))
    // Nobody else can have put them into a directory that only its owner can write to.
    try logs.directory.setPermissions(0o755, of: ".")
    #expect(logs.run(["--json", "--range", "all"]).standardError == "")
  }

  @Test func `only one rotation is at work in a directory`() throws {
    try logs.write(Call.various, daysAgo: 40)
    let outcome = try rotateBeside(lockOn: logs.directory.path) {
      usleep(200_000)
      let found = try logs.names
      #expect(found == [Logs.name(daysAgo: 40)])
      #expect(logs.run(["rotate", "--dry-run"]).status == .success)
    }
    #expect(outcome.standardOutput.hasPrefix("Rotated 1 day file"))
  }

  @Test func `leaves a team's files to their users`() throws {
    let name = Logs.name(daysAgo: 40)
    try FileManager.default.createDirectory(
      atPath: logs.directory.path("ada"), withIntermediateDirectories: false)
    try logs.directory.write(try Call().line, to: "ada/\(name)")
    let outcome = logs.run(["rotate"])
    #expect(
      outcome
        == Outcome(
          "Nothing to rotate: \(logs.directory.path) is a team's; rotate each user's directory on the "
            + "machine where the hook writes, such as \(logs.directory.path("ada")).\n"))
    #expect(FileManager.default.fileExists(atPath: logs.directory.path("ada/\(name)")))
  }

  @Test func `leaves all alone that is no day file`() throws {
    let others = [
      "hook-trouble.log", "activity-2025-12-01.jsonl.bak", "activity-2025-13-01.jsonl",
      "notes.jsonl", "totals-2024-01.ndjson", "totals-2025-12.ndjson.old",
    ]
    for name in others { try logs.directory.write(try Call().line, to: name) }
    try logs.write([Call()], daysAgo: 40)
    _ = logs.run(["rotate"])
    #expect(try logs.names == (others + ["totals-2025-12.ndjson"]).sorted())
    for name in others { #expect(try logs.text(name) == Call().line) }
  }

  @Test func `leaves links and directories alone and says so`() throws {
    try logs.directory.write(try Call().line, to: "elsewhere")
    let link = logs.path(daysAgo: 40)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: logs.directory.path("elsewhere"))
    try FileManager.default.createDirectory(
      atPath: logs.path(daysAgo: 41), withIntermediateDirectories: false)
    let outcome = logs.run(["rotate"])
    #expect(outcome.status == .failure)
    #expect(
      outcome.errorLines == [
        "session-stats: \(logs.path(daysAgo: 41)): not a regular file; left alone",
        "session-stats: \(link): a symbolic link; left alone",
      ])
    #expect(try logs.names.count == 3)
  }

  @Test func `waits for nobody's totals that can't be written`() throws {
    try logs.write([Call()], daysAgo: 40)
    try FileManager.default.createDirectory(
      atPath: logs.directory.path("totals-2025-12.ndjson"), withIntermediateDirectories: false)
    let outcome = logs.run(["rotate"])
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.contains("totals-2025-12.ndjson"))
    #expect(try logs.names.contains(Logs.name(daysAgo: 40)))
  }

  @Test func `totals are for nobody else's eyes`() throws {
    try logs.write([Call()], daysAgo: 40)
    _ = logs.run(["rotate"])
    let attributes = try FileManager.default.attributesOfItem(
      atPath: logs.directory.path("totals-2025-12.ndjson"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}
