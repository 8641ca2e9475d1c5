import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import ReporterSupport

struct LogScanTests {
  private let logs: Logs

  init() throws { logs = try Logs() }

  @Test func `names three malformed places and counts the rest`() throws {
    let call = try Call().line
    let bad = ["nonsense", #"{"tool":1}"#, "[]", "{]", #"{"tool":""}"#]
    try logs.write(([call] + bad + [call]).map { $0 + "\n" }.joined())
    let outcome = logs.run()
    #expect(outcome.status == .success)
    try #require(outcome.errorLines.count == 4)
    for (index, line) in outcome.errorLines.prefix(3).enumerated() {
      #expect(line.hasPrefix("session-stats: \(logs.path()):\(index + 2): not a record: expected"))
    }
    #expect(outcome.errorLines[3] == "session-stats: and 2 more places that aren't records")
    #expect(outcome.section("Summary").first == "  Total operations:  2")
    #expect(outcome.section("Data Quality") == ["  Malformed records (skipped): 5"])
  }

  @Test(arguments: [
    (3, []), (4, ["session-stats: and 1 more place that isn't a record"]),
    (1_004, ["session-stats: and 1001 more places that aren't records"]),
  ])
  func `says how many places it doesn't name`(_ count: Int, _ messages: [String]) throws {
    try logs.write(String(repeating: "nonsense\n", count: count) + Call().line)
    #expect(Array(logs.run().errorLines.dropFirst(3)) == messages)
  }

  @Test func `counts malformed places over all files`() throws {
    for daysAgo in 0..<5 { try logs.write("nonsense\n" + Call().line, daysAgo: daysAgo) }
    let outcome = logs.run(["--range", "week", "--json"])
    #expect(try JSONReport(outcome).data.malformed == 5)
    #expect(outcome.errorLines.count == 4)
    #expect(outcome.errorLines[0].contains("\(logs.path(daysAgo: 4)):1:"))
  }

  @Test func `names a directory that stands for a day file and reports the rest`() throws {
    try logs.write([Call()])
    try FileManager.default.createDirectory(
      atPath: logs.path(daysAgo: 1), withIntermediateDirectories: false)
    let outcome = logs.run(["--range", "week", "--json"])
    #expect(outcome.status == .failure)
    #expect(
      outcome.errorLines == ["session-stats: \(logs.path(daysAgo: 1)): not a regular file"])
    let report = try JSONReport(outcome)
    #expect(report.summary.totalOperations == 1)
    #expect(report.data.files == 1)
  }

  @Test(.timeLimit(.minutes(5)))
  func `doesn't wait for a FIFO that stands for a day file`() throws {
    try logs.write([Call()])
    try #require(unsafe mkfifo(logs.path(daysAgo: 1), 0o600) == 0)
    let outcome = logs.run(["--range", "week"])
    #expect(outcome.status == .failure)
    #expect(
      outcome.errorLines == ["session-stats: \(logs.path(daysAgo: 1)): not a regular file"])
    #expect(outcome.section("Summary").first == "  Total operations:  1")
  }

  @Test func `names a link to nowhere and follows one to a file`() throws {
    let elsewhere = try logs.directory.write(try Call().line + "\n", to: "elsewhere/file")
    try link(logs.path(), to: elsewhere)
    try link(logs.path(daysAgo: 1), to: "nowhere")
    let outcome = logs.run(["--range", "week"])
    #expect(outcome.status == .failure)
    #expect(outcome.errorLines.count == 1)
    #expect(
      outcome.standardError.hasPrefix("session-stats: \(logs.path(daysAgo: 1)): No such file"))
    #expect(outcome.section("Summary").first == "  Total operations:  1")
  }

  @Test func `doesn't open files that are out of range or no day files`() throws {
    try logs.write([Call()])
    let name = Logs.name(daysAgo: 1)
    for directory in [name, "activity-2026-13-01.jsonl", "\(Logs.name()).bak", "activity.jsonl"] {
      try FileManager.default.createDirectory(
        atPath: logs.directory.path(directory), withIntermediateDirectories: false)
    }
    let outcome = logs.run(["--json"])
    #expect(outcome.status == .success)
    #expect(outcome.standardError == "")
    #expect(try JSONReport(outcome).data.files == 1)
  }

  @Test func `counts rejected records by themselves`() throws {
    try logs.write([Call(input: 1), Call(tool: "unknown", input: 7, error: "x", isRejected: true)])
    let report = try logs.report()
    #expect(report.summary.totalOperations == 1)
    #expect(report.summary.failedOperations == 0)
    #expect(report.summary.tokens.input == 1)
    #expect(report.data.records == 2)
    #expect(report.data.rejected == 1)
    #expect(try logs.report(["--project", "other"]).data.rejected == 1)
  }

  @Test func `counts the lines of the hook's troubles`() throws {
    try logs.write([Call()])
    try logs.directory.write("2026-01-14 no space\n2026-01-14 no space\n", to: "hook-trouble.log")
    #expect(try logs.report().data.troubles == 2)
    #expect(
      logs.run().section("Data Quality") == ["  Troubles of the hook (hook-trouble.log): 2"])
    #expect(logs.run().standardError.contains("last: 2026-01-14 no space"))
    let many = String(repeating: "2026-01-14 no space\n", count: 3_000)
    try logs.directory.write(many, to: "hook-trouble.log")
    #expect(try logs.report().data.troubles == 3_000)
  }

  @Test func `counts files and bytes`() throws {
    let text = try "\u{FEFF}" + Call().line + "\r\n\n" + Call().line
    try logs.write(text)
    try logs.write("", daysAgo: 1)
    try logs.write([Call()], daysAgo: 40)
    let data = try logs.report(["--range", "month"]).data
    #expect(
      data
        == .init(
          files: 2, bytes: text.utf8.count, records: 2, malformed: 0, rejected: 0, troubles: 0))
  }

  @Test func `counts edits of files by the tools that write them`() throws {
    let tools = ["Write", "Edit", "MultiEdit", "NotebookEdit", "Read", "edit", "Bash"]
    try logs.write(tools.map { Call(tool: $0, file: "a.swift") } + [Call(tool: "Edit")])
    #expect(try logs.report().topFiles == [.init(file: "a.swift", project: "app", count: 4)])
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  @Test func `reads a file once, by whatever names it is reached`() throws {
    let logs = try Logs([Call()])
    let other = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      atPath: other.path(Logs.name()), withDestinationPath: logs.path())
    try logs.directory.write("2026-01-14T10:00:00Z no space\n", to: "hook-trouble.log")
    try FileManager.default.createSymbolicLink(
      atPath: other.path("link"), withDestinationPath: logs.directory.path)
    let directories = [
      logs.directory.path, logs.directory.path + "/", other.path("link"), other.path, other.path,
    ]
    let report = try logs.report(directories.flatMap { ["--log-dir", $0] })
    #expect(report.summary.totalOperations == 1)
    #expect(report.data.files == 1)
    #expect(report.data.troubles == 1)
  }
}
