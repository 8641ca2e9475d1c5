import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests reports of calls whose day files were rotated.
struct RotatedReportTests {
  private let logs: Logs

  init() throws {
    logs = try Logs()
    try logs.write(2 * Call(tool: "Edit", file: "old.swift", duration: 9), daysAgo: 40)
    _ = logs.run(["rotate"])
    try logs.write([Call(tool: "Edit", file: "new.swift", duration: 5)])
  }

  @Test(arguments: ["file", "hour", "command", "skill"])
  func `can't be broken down by what totals don't keep, and a report says so`(
    _ dimension: String
  ) throws {
    let outcome = logs.run(["--range", "all", "--by", dimension])
    #expect(
      outcome.errorLines == [
        "session-stats: can't break down 2 rotated records by \(dimension); see '(rotated)'"
      ])
    #expect(outcome.outputLines.contains { $0.contains(#/^\(rotated\) +(\(none\) +)?2 /#) })
    #expect(outcome.outputLines.contains { $0.contains(#/^Total +3 /#) })
  }

  @Test func `name no plugin, as no call does`() throws {
    let all = logs.run(["--range", "all", "--by", "plugin"])
    #expect(all.errorLines.isEmpty)
    #expect(all.outputLines.contains { $0.contains(#/^\(none\) +3 /#) })
    let filtered = logs.run(["--range", "all", "--plugin", "p", "--by", "tool"])
    #expect(!filtered.standardError.contains("rotated"))
    let none = logs.run(["--range", "all", "--plugin", "(none)", "--by", "tool"])
    #expect(none.outputLines.contains { $0.contains(#/^Edit +3 /#) })
  }

  @Test func `can't be told apart by file, and a report says so`() throws {
    let outcome = logs.run(["--range", "all", "--file", "*.swift", "--by", "tool"])
    #expect(
      outcome.errorLines == [
        "session-stats: not counted: 2 rotated records, which can't be told apart by file"
      ])
    #expect(outcome.outputLines.contains { $0.contains(#/^Edit +1 /#) })
  }

  @Test func `have no times`() throws {
    let outcome = logs.run(["--range", "all", "--by", "session"])
    #expect(
      outcome.errorLines == [
        "session-stats: session times don't include 2 rotated records"
      ])
  }

  @Test func `are counted in the summary, which says what it doesn't know of them`() throws {
    let outcome = logs.run(["--range", "all"])
    #expect(outcome.standardError == "")
    #expect(outcome.section("Summary")[0] == "  Total operations:  3")
    #expect(
      outcome.section("Data Quality") == ["  Rotated records (without files and percentiles): 2"])
    #expect(outcome.standardOutput.contains("new.swift"))
    let json = logs.run(["--range", "all", "--json"]).standardOutput
    #expect(json.contains("\"rotated\": 2,"))
    #expect(!logs.run(["--json"]).standardOutput.contains("\"rotated\""))
  }

  @Test func `belong to their days, and other days open no totals`() throws {
    try FileManager.default.removeItem(atPath: logs.path())
    try FileManager.default.createDirectory(
      atPath: logs.directory.path("totals-2025-11.ndjson"), withIntermediateDirectories: false)
    #expect(
      logs.run().errorLines == [
        "session-stats: no records for today in \(logs.directory.path); all day files are rotated,"
          + " the newest totals are of 2025-12"
      ])
    #expect(try logs.report(["--date", "2025-12-05"]).summary.totalOperations == 2)
    #expect(try logs.report(["--date", "2025-12-06"]).summary.totalOperations == 0)
    #expect(logs.run(["--range", "2025-12"]).status == .success)
    let outcome = logs.run(["--range", "2025-11"])
    #expect(outcome.status == .failure)
    #expect(
      outcome.errorLines.first
        == "session-stats: \(logs.directory.path("totals-2025-11.ndjson")): not a regular file")
  }

  @Test func `count once by whatever names their file is reached`() throws {
    let other = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      atPath: other.path("totals-2025-12.ndjson"),
      withDestinationPath: logs.directory.path("totals-2025-12.ndjson"))
    let report = try logs.report(
      ["--range", "2025-12", "--log-dir", logs.directory.path, "--log-dir", other.path])
    #expect(report.summary.totalOperations == 2)
  }

  @Test func `make a directory one user's, like day files`() throws {
    try FileManager.default.removeItem(atPath: logs.path())
    try FileManager.default.createDirectory(
      atPath: logs.directory.path("ada"), withIntermediateDirectories: false)
    try logs.directory.write(try Call().line, to: "ada/\(Logs.name())")
    #expect(try logs.report(["--range", "all"]).summary.totalOperations == 2)
  }

  @Test func `are named when something is missing of them in range, not elsewhere`() throws {
    try logs.write([Call(id: "a")], daysAgo: 25)
    let file = try logs.text(Logs.name(daysAgo: 25))
    _ = logs.run(["rotate", "--keep", "20"])
    let totals = try logs.text("totals-2025-12.ndjson")
    let torn = totals.split(separator: "\n").dropLast().joined(separator: "\n")
    try logs.directory.write(torn + "\n", to: "totals-2025-12.ndjson")
    #expect(logs.run(["--date", "2025-12-05"]).standardError == "")
    #expect(logs.run(["--range", "2025-12"]).errorLines.count == 1)
    try logs.write(file, daysAgo: 25)
    #expect(logs.run(["--range", "2025-12"]).standardError == "")
  }

  @Test func `are a user's in a team's directory`() throws {
    let team = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: team.path("ada/laptop"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: logs.directory.path("totals-2025-12.ndjson"),
      toPath: team.path("ada/laptop/totals-2025-12.ndjson"))
    let outcome = Logs.run([
      "--log-dir", team.path, "--range", "all", "--by", "user", "--format", "csv",
    ])
    #expect(outcome.standardOutput.contains("\r\nada,2,"))
    #expect(Logs.run(["rotate", "--log-dir", team.path]).status == .success)
  }

  @Test func `which belong to no day file are named`() throws {
    let other = try Logs()
    try other.write([Call()], daysAgo: 70)
    _ = other.run(["rotate"])
    let totals = try logs.text("totals-2025-12.ndjson")
    let lines = totals.split(separator: "\n").map { String($0) + "\n" }
    let path = logs.directory.path("totals-2025-12.ndjson")
    for (text, line, reason) in [
      (String(lines[1]), 1, "these totals belong to no day file of the month"),
      ("nonsense\n" + lines.joined(), 1, "these totals belong to no day file of the month"),
      (try other.text("totals-2025-11.ndjson"), 1, "these totals belong to no day file"),
      (lines.joined().replacing("2025-12-05", with: "2025-12-04"), 1, "the header of these totals"),
      (lines[0], 1, "lines of these totals are missing or damaged"),
      (lines[0] + "{\"count\":1}\n", 1, "lines of these totals are missing or damaged"),
    ] {
      try logs.directory.write(String(text), to: "totals-2025-12.ndjson")
      let outcome = logs.run(["--range", "2025-12"])
      #expect(
        outcome.errorLines.first?.hasPrefix(
          "session-stats: \(path):\(line): not a record: \(reason)") == true, "\(text)")
      #expect(outcome.status == .success)
    }
  }
}
