import CommandLineTool
import OperatingSystem
import TestSupport
import Testing

@testable import ReporterSupport

/// Tests which sources a report reads.
struct SourceScanTests {
  private typealias Make = AccuracyTranscripts

  /// The sources that a report can be from, as its JSON tells.
  private enum Told: String { case log, transcripts, both }

  /// A call that is in the log and in a transcript.
  private static let call = Call(tool: "Read", id: "t1", input: 25_000)
  private static let rows = [Make.row("1", call: "Bash", tokens: 50_000), Make.result(of: "1")]

  /// Returns the sources of a report.
  private func told(_ values: ReportValues) throws -> Told {
    guard values["basis"] == "API usage, exact" else {
      try #require(values["basis"] == "tool traffic, estimated")
      #expect(values["summary.refused_operations"] == nil)
      return .log
    }
    return values["summary.tool_traffic.tokens.total"] == nil ? .transcripts : .both
  }

  // MARK: Which is chosen

  @Test func `both where transcripts have anything of the days`() throws {
    let sources = try BothSources([Self.call], rows: Self.rows)
    let outcome = sources.run(["--json"])
    #expect(try told(ReportValues(outcome)) == .both && outcome.standardError.isEmpty)
    #expect(sources.run(["--json"], source: ["--source", "auto"]) == outcome)
    #expect(sources.run(["--json"], source: ["--source", "both"]) == outcome)
  }

  @Test func `a call alone is something, also if its response is of an earlier day`() throws {
    let sources = try BothSources(rows: [
      Make.row("1", call: "Bash", tokens: 50_000, day: "2026-01-12"), Make.result(of: "1"),
    ])
    let today = try sources.values()
    #expect(try told(today) == .both)
    #expect(today["summary.total_operations"] == "1" && today["summary.responses"] == "0")
    #expect(today["summary.estimated_cost.total"] == "0")
    let then = try sources.values(["--date", "2026-01-12"])
    #expect(then["summary.total_operations"] == "0" && then["summary.responses"] == "1")
    #expect(try told(sources.values(["--date", "2026-01-13"])) == .log)
  }

  @Test func `the log where transcripts have nothing of the days`() throws {
    let sources = try BothSources(
      [Self.call], rows: [Make.row("1", call: "Bash", day: "2026-01-12")])
    let outcome = sources.run(["--json"])
    #expect(try told(ReportValues(outcome)) == .log)
    #expect(outcome == sources.run(["--json"], source: ["--source", "log"]))
    #expect(try told(sources.values(["--range", "week"])) == .both)
  }

  @Test func `the log where there are no transcripts`() throws {
    let sources = try BothSources([Self.call], rows: [])
    let empty = try TemporaryDirectory()
    for environment in [[:], ["CLAUDE_CONFIG_DIR": empty.path]] {
      for arguments in [[], ["--json"], ["--by", "tool"], ["--format", "markdown"]] {
        let outcome = sources.run(arguments, environment: environment)
        #expect(outcome == sources.run(arguments, source: ["--source", "log"]))
        #expect(outcome.status == .success && outcome.standardError.isEmpty)
      }
    }
  }

  @Test func `the log where nothing says where transcripts are`() throws {
    let logs = try Logs([Self.call])
    let outcome = logs.run(["--json"])
    #expect(try told(ReportValues(outcome)) == .log)
    #expect(outcome.status == .success && outcome.standardError.isEmpty)
    let both = logs.run(["--json", "--source", "both"])
    #expect(both.status == .failure)
    #expect(both.standardError.contains("where are the transcripts?"))
    let neither = Logs.run(["--json"])
    #expect(neither.status == .failure && neither.standardOutput.isEmpty)
    #expect(
      neither.errorLines == [
        "session-stats: where are the logs? Set HOME or CLAUDE_LOG_DIR, or give --log-dir"
      ])
  }

  @Test func `both where there is no log yet`() throws {
    let transcripts = try Make(Self.rows)
    let outcome = transcripts.run(["--json"], source: [])
    let values = try ReportValues(outcome)
    #expect(try told(values) == .both && outcome.standardError.isEmpty)
    #expect(values["summary.total_operations"] == "1" && values["summary.responses"] == "1")
  }

  @Test func `a log that was named and isn't there is a failure, but the bill is told`() throws {
    let transcripts = try Make(Self.rows)
    let missing = transcripts.directory.path("missing")
    let outcome = transcripts.run(
      ["--json"], source: [], environment: ["CLAUDE_LOG_DIR": missing])
    #expect(outcome.status == .failure)
    #expect(outcome.errorLines == ["session-stats: \(missing): No such file or directory"])
    #expect(try ReportValues(outcome)["summary.estimated_cost.total"] == "1")
    let both = transcripts.run(
      ["--json"], source: ["--source", "both"], environment: ["CLAUDE_LOG_DIR": missing])
    #expect(both.status == .failure && both.standardOutput.isEmpty)
  }

  @Test func `an option for one directory chooses that source, options for both choose auto`()
    throws
  {
    let sources = try BothSources([Self.call], rows: Self.rows)
    let (log, transcripts) = (
      ["--log-dir", sources.logs.directory.path],
      ["--transcripts", sources.transcripts.directory.path]
    )
    let nowhere = ["CLAUDE_LOG_DIR": "/nowhere", "CLAUDE_CONFIG_DIR": "/nowhere"]
    for (options, expected) in [
      (log, Told.log), (transcripts, .transcripts), (log + transcripts, .both),
      (log + transcripts + ["--source", "transcripts"], .transcripts),
      (transcripts + ["--source", "auto"] + log, .both),
    ] {
      let outcome = sources.run(["--json"], source: options, environment: nowhere)
      #expect(try told(ReportValues(outcome)) == expected, "\(options)")
      #expect(outcome.status == .success, "\(options)")
    }
    let yesterday = ["--date", "yesterday"]
    #expect(try told(sources.values(yesterday, source: log + transcripts)) == .log)
    #expect(try told(sources.values(yesterday, source: transcripts)) == .transcripts)
  }

  @Test func `an option for the log's directory and a named source go together`() throws {
    let sources = try BothSources([Self.call], rows: Self.rows)
    let log = ["--log-dir", sources.logs.directory.path]
    #expect(try told(sources.values(source: log + ["--source", "both"])) == .both)
    #expect(try told(sources.values(source: log + ["--source", "auto"])) == .log)
    #expect(try told(sources.values(source: log + ["--source", "transcripts"])) == .transcripts)
  }

  // MARK: Each call once

  @Test func `a call in both counts once, as the log has it`() throws {
    let sources = try BothSources(
      [Self.call],
      rows: Self.rows + [Make.row("2", call: "Glob"), Make.result(of: "2", time: "12:01:00")])
    let values = try sources.values()
    #expect(values.column("tool", of: "tools") == ["Glob", "Read"])
    #expect(values["summary.total_operations"] == "2")
    #expect(values["data.uncompared_calls"] == nil)
    let alone = try sources.values(source: ["--source", "transcripts"])
    #expect(alone.column("tool", of: "tools") == ["Bash", "Glob"])
  }

  @Test(arguments: [-1, 1])
  func `a call that the log has on the day before or after isn't added`(_ daysAgo: Int) throws {
    let sources = try BothSources(rows: Self.rows)
    try sources.logs.write([Self.call], daysAgo: daysAgo)
    let today = try sources.values()
    #expect(try told(today) == .both)
    #expect(today["summary.total_operations"] == "0" && today["summary.responses"] == "1")
    #expect(today["data.uncompared_calls"] == nil && today["data.records"] == "1")
    let week = try sources.values(["--since", "1d", "--until", "2026-01-15"])
    #expect(week["summary.total_operations"] == "1")
  }

  @Test func `a call that the log has two days apart is another one`() throws {
    let sources = try BothSources(rows: Self.rows)
    try sources.logs.write([Self.call], daysAgo: 2)
    #expect(try sources.values()["summary.total_operations"] == "1")
  }

  @Test func `calls of a day with records without ids aren't added, but counted`() throws {
    let sources = try BothSources([Call()], rows: Self.rows)
    let values = try sources.values()
    #expect(values["summary.total_operations"] == "1" && values["summary.responses"] == "1")
    #expect(values["data.uncompared_calls"] == "1")
    #expect(
      sources.run().section("Data Quality") == [
        "  Transcript calls on days whose log has no IDs (skipped): 1"
      ])
  }

  @Test func `records without ids say nothing of other days`() throws {
    let sources = try BothSources(rows: Self.rows)
    for daysAgo in [-1, 1] { try sources.logs.write([Call()], daysAgo: daysAgo) }
    let values = try sources.values()
    #expect(values["summary.total_operations"] == "1" && values["data.uncompared_calls"] == nil)
  }

  @Test(arguments: [(-59, true), (-61, false)])
  func `a call that ended within a minute before midnight may be in the next day's log`(
    _ offset: Int, _ isSkipped: Bool
  ) throws {
    let midnight = try #require(
      (0...(36 * 60)).map { Logs.now.seconds + $0 * 60 }.first {
        Moment(seconds: $0).localDate > Logs.today
      })
    let text = Moment(seconds: midnight + offset).utcText
    let (day, time) = (String(text.prefix(10)), String(text.dropFirst(11).prefix(8)))
    let sources = try BothSources(rows: [
      Make.row("1", call: "Bash", day: day, time: time), Make.result(of: "1", day: day, time: time),
    ])
    try sources.logs.write([Call()], daysAgo: -1)
    let values = try sources.values()
    #expect(values["summary.responses"] == "1")
    #expect(values["data.uncompared_calls"] == (isSkipped ? "1" : nil))
    #expect(values["summary.total_operations"] == (isSkipped ? "0" : "1"))
  }

  @Test func `a rejected input without an id hides no call`() throws {
    let sources = try BothSources([Call(isRejected: true)], rows: Self.rows)
    let values = try sources.values()
    #expect(values["summary.total_operations"] == "1" && values["data.uncompared_calls"] == nil)
  }

  @Test func `calls of rotated days are known by their ids`() throws {
    let day = "2025-12-05"
    let sources = try BothSources(rows: [
      Make.row("1", call: "Bash", tokens: 50_000, day: day), Make.result(of: "1", day: day),
      Make.row("2", call: "Bash", day: "2025-12-06"), Make.result(of: "2", day: "2025-12-06"),
      Make.row("3", call: "Grep", day: day), Make.result(of: "3", day: day),
    ])
    // The hook logged the second call on the day before.
    try sources.logs.write([Self.call, Call(id: "t2")], daysAgo: 40)
    #expect(sources.logs.run(["rotate", "--keep", "30d"]).status == .success)
    let values = try sources.values(["--date", day])
    #expect(values["summary.total_operations"] == "3" && values["summary.responses"] == "2")
    #expect(values["data.rotated"] == "2" && values["data.uncompared_calls"] == nil)
    let next = try sources.values(["--date", "2025-12-06"])
    #expect(next["summary.total_operations"] == "0" && next["data.uncompared_calls"] == nil)
  }

  @Test func `filters that are meant without regard to case are read again, once`() throws {
    let sources = try BothSources([Self.call], rows: Self.rows)
    let values = try sources.values(["--project", "SHOP"])
    #expect(values["summary.total_operations"] == "0" && values["summary.responses"] == "1")
    #expect(values["data.records"] == "2")
  }
}
