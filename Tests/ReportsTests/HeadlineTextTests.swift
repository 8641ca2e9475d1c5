import CommandLineTool
import OperatingSystem
import TestSupport
import Testing

@testable import Rendering
@testable import ReporterSupport

/// Tests the first line of reports.
struct HeadlineTextTests {
  private typealias Make = AccuracyTranscripts

  private static let terminal = Terminal(width: 100, hasColor: false)

  /// Two hours in which ten minutes were active, for 1.5 dollars.
  private static let rows = [
    Make.row("1", call: "Bash", tokens: 50_000, time: "10:00:00"),
    Make.result(of: "1", isError: true, time: "10:05:00"),
    Make.row("2", tokens: 25_000, time: "10:10:00"),
    Make.row("3", tokens: 0, session: "s2", time: "12:00:00"),
  ]
  private static let text = "$1.50 API cost · 1 call, 1 failed · 2 sessions"

  private func head(_ outcome: Outcome, _ count: Int = 1) -> [String] {
    Array(outcome.outputLines.prefix(count))
  }

  // MARK: Where it is

  @Test func `a terminal has it with the active time, and an empty line after it`() throws {
    let sources = try BothSources(rows: Self.rows)
    let lines = head(sources.run(terminal: Self.terminal), 2)
    #expect(lines == [Self.text + " · 10 m active", ""])
  }

  @Test func `files and programs have it without the active time`() throws {
    let sources = try BothSources(rows: Self.rows)
    #expect(head(sources.run(), 3) == [Self.text, "", String(repeating: "═", count: 59)])
  }

  @Test func `tables have it without the active time, on a terminal as well`() throws {
    let sources = try BothSources(rows: Self.rows)
    for terminal in [nil, Self.terminal] {
      for dimension in ["model", "session", "day"] {
        let outcome = sources.run(["--by", dimension], terminal: terminal)
        #expect(head(outcome, 2) == [Self.text, ""], "\(dimension)")
      }
    }
    let tools = sources.run(["--by", "tool"])
    #expect(head(tools) == ["$0.0001 tool traffic · 1 call, 1 failed · 1 session"])
  }

  @Test func `Markdown has it after the heading of a summary, and above a table`() throws {
    let sources = try BothSources(rows: Self.rows)
    let summary = sources.run(["--format", "markdown"])
    #expect(head(summary, 4) == ["# Claude Code, today", "", "\\" + Self.text, ""])
    let table = sources.run(["--format", "markdown", "--by", "model"])
    #expect(head(table, 2) == ["\\" + Self.text, ""])
  }

  @Test func `of a log alone a piped summary keeps the published lines, everything else has it`()
    throws
  {
    let logs = try Logs([Call(input: 50_000, output: 10_000), Call(session: "s2", exitCode: 1)])
    let text = "$0.3000 tool traffic · 2 calls, 1 failed · 2 sessions"
    #expect(head(logs.run()) == [String(repeating: "═", count: 59)])
    #expect(head(logs.run(terminal: Self.terminal)) == [text])
    #expect(head(logs.run(["--by", "tool"])) == [text])
    #expect(head(logs.run(["--format", "markdown"]), 3)[2] == "\\" + text)
  }

  @Test func `JSON and CSV have none`() throws {
    let sources = try BothSources(rows: Self.rows)
    for format in ["json", "csv"] {
      for by in [[], ["--by", "model"]] {
        let output = sources.run(["--format", format] + by, terminal: Self.terminal)
        #expect(!output.standardOutput.contains("API cost"))
      }
    }
  }

  // MARK: What it says

  @Test func `nothing is said of failures that aren't there, and one is one`() throws {
    let sources = try BothSources(rows: [Make.row("1", tokens: 50_000)])
    #expect(head(sources.run()) == ["$1.00 API cost · 0 calls · 1 session"])
    let empty = try BothSources(rows: [])
    #expect(
      head(empty.run(source: ["--source", "both"])) == ["$0.0000 API cost · 0 calls · 0 sessions"])
  }

  @Test func `a lower bound says at least, but not of the traffic`() throws {
    let sources = try BothSources(rows: [
      Make.row("1", call: "Bash", tokens: 50_000, stop: "null"), Make.result(of: "1"),
    ])
    let text = "at least $1.00 API cost · 1 call · 1 session"
    #expect(head(sources.run()) == [text])
    #expect(head(sources.run(terminal: Self.terminal)) == [text])
    #expect(head(sources.run(["--by", "model"])) == [text])
    #expect(!sources.run(["--by", "tool"]).outputLines[0].contains("at least"))
    #expect(!sources.run(["--failed"]).outputLines[0].contains("at least"))
  }

  @Test func `the currency is the user's`() throws {
    let sources = try BothSources(rows: Self.rows)
    let outcome = sources.run(environment: ["CLAUDE_CURRENCY": "EUR 0.5"])
    #expect(outcome.outputLines[0].hasPrefix("€0.7500 API cost · "))
    let swiss = sources.run(environment: ["CLAUDE_CURRENCY": "chf 2"], terminal: Self.terminal)
    #expect(swiss.outputLines[0].hasPrefix("CHF 3.00 API cost · "))
  }

  @Test(arguments: [
    (49_995, "$0.9999"), (49_998, "$1.00"), (50_000, "$1.00"), (50_200, "$1.00"),
    (50_250, "$1.01"), (61_725_000, "$1,234.50"), (0, "$0.0000"), (2, "$0.0000"), (3, "$0.0001"),
  ])
  func `from one dollar on there are cents, below there are more digits`(
    _ tokens: Int, _ cost: String
  ) throws {
    let sources = try BothSources(rows: [Make.row("1", tokens: tokens)])
    #expect(head(sources.run()) == ["\(cost) API cost · 0 calls · 1 session"])
    let row = sources.run(["--format", "markdown", "--by", "model"]).outputLines.last {
      $0.hasPrefix("| claude-opus-5-5")
    }
    #expect(row?.contains("| \\\(cost) |") == true)
    let limit = ["budget", "--limit", "0.0000001"]
    if tokens > 0 { #expect(sources.run(limit).standardOutput.contains("reached: \(cost) of ")) }
  }

  // MARK: The days before

  /// Runs a summary of today, a dollar, and of days before, half a dollar each.
  private func runWithEarlier(
    _ arguments: [String], daysAgo: [Int] = [1], terminal: Terminal? = terminal
  ) throws -> Outcome {
    let earlier = daysAgo.map {
      Make.row("e\($0)", tokens: 25_000, day: "\(Logs.today.adding(days: -$0))", session: "s\($0)")
    }
    return try BothSources(rows: earlier + [Make.row("1", tokens: 50_000)])
      .run(arguments, terminal: terminal)
  }

  @Test func `a terminal has yesterday below today`() throws {
    #expect(
      head(try runWithEarlier([]), 3) == [
        "$1.00 API cost · 0 calls · 1 session",
        "yesterday: $0.5000 API cost · 0 calls · 1 session", "",
      ])
  }

  @Test(arguments: [
    (["--date", "1d"], "the day before: $0.5000 API cost · 0 calls · 1 session"),
    (["--range", "2d"], "the 2 days before: $1.00 API cost · 0 calls · 2 sessions"),
    (
      ["--since", "1d", "--until", "today"],
      "the 2 days before: $1.00 API cost · 0 calls · 2 sessions"
    ),
    (["--range", "week"], "the 7 days before: $0.5000 API cost · 0 calls · 1 session"),
  ])
  func `other days have as many days before them`(_ arguments: [String], _ line: String) throws {
    let outcome = try runWithEarlier(arguments, daysAgo: [1, 2, 3, 8])
    #expect(head(outcome, 2)[1] == line)
  }

  @Test(arguments: [
    ["--range", "all"], ["--until", "today"], ["--date", "1d"], ["--by", "model"],
  ])
  func `nothing is compared with days that are empty or have no end`(_ arguments: [String]) throws {
    let outcome = try runWithEarlier(arguments)
    #expect(head(outcome, 2)[1] == "" && !outcome.standardOutput.contains("before: "))
  }

  @Test func `files and programs are told of the days asked for alone`() throws {
    for format in ["text", "markdown", "json", "csv"] {
      let output = try runWithEarlier(["--format", format], terminal: nil).standardOutput
      #expect(!output.contains("yesterday"))
    }
  }

  @Test func `a bill isn't compared with an estimate`() throws {
    let sources = try BothSources(rows: [Make.row("1", tokens: 50_000)])
    try sources.logs.write([Call(input: 1_000)], daysAgo: 1)
    #expect(head(sources.run(terminal: Self.terminal), 2)[1] == "")
    let log = sources.run(["--range", "1d"], source: ["--source", "log"], terminal: Self.terminal)
    #expect(log.outputLines[1] == "the day before: $0.0030 tool traffic · 1 call · 1 session")
  }

  @Test func `filters are for the days before as well`() throws {
    let outcome = try runWithEarlier(["--range", "2d", "--session", "s3"], daysAgo: [1, 2, 3])
    #expect(head(outcome, 2)[1] == "the 2 days before: $0.5000 API cost · 0 calls · 1 session")
  }

  @Test func `the days before are in the user's currency`() throws {
    let sources = try BothSources(rows: [
      Make.row("1", tokens: 50_000), Make.row("2", tokens: 100_000, day: "2026-01-13"),
    ])
    let outcome = sources.run(
      environment: ["CLAUDE_CURRENCY": "GBP 0.75"], terminal: Self.terminal)
    #expect(head(outcome, 2)[1] == "yesterday: £1.50 API cost · 0 calls · 1 session")
  }

  @Test func `the days before have their own lower bound`() throws {
    let sources = try BothSources(rows: [
      Make.row("1", tokens: 50_000), Make.row("2", tokens: 50_000, day: "2026-01-13", stop: "null"),
    ])
    #expect(
      head(sources.run(terminal: Self.terminal), 2) == [
        "$1.00 API cost · 0 calls · 1 session",
        "yesterday: at least $1.00 API cost · 0 calls · 1 session",
      ])
  }

  @Test func `the days before are faint`() throws {
    let terminal = Terminal(width: 100, hasColor: true)
    let line = try runWithEarlier([], terminal: terminal).outputLines[1]
    #expect(line.hasPrefix("\u{1B}[2m") && line.contains("yesterday: $0.5000"))
  }
}
