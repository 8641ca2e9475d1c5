import CommandLineTool
import TestSupport
import Testing

@testable import ReporterSupport

struct BudgetCommandTests {
  /// Creates logs of a day that cost 0.3 dollars.
  private func logs() throws -> Logs { try Logs([Call(input: 50_000, output: 10_000)]) }

  @Test(arguments: [
    ("1", "", CommandLineTool.ExitStatus.success), ("0.376", "", .success),
    ("0.375", "Claude Code budget nearly reached: $0.3000 of $0.3750 (80%), today", .success),
    (
      "0.300000000001",
      "Claude Code budget nearly reached: $0.3000 of $0.3000 (99%), today",
      .success
    ),
    ("0.3", "Claude Code budget reached: $0.3000 of $0.3000 (100%), today", .limitReached),
    ("0.1", "Claude Code budget reached: $0.3000 of $0.1000 (300%), today", .limitReached),
  ])
  func `says something from the warning mark on and ends with 3 at the limit`(
    _ limit: String, _ line: String, _ status: CommandLineTool.ExitStatus
  ) throws {
    let end = line.isEmpty ? "" : "; tool traffic only, estimated\n"
    let outcome = try logs().run(["budget", "--limit", limit])
    #expect(outcome == Outcome(line + end, status: status))
    let other = try logs().run(["budget"], environment: ["CLAUDE_DAILY_BUDGET": limit])
    #expect(other == outcome)
  }

  @Test(arguments: [("50", true), ("50%", true), ("31", false), ("0", true)])
  func `the warning mark can be set`(_ mark: String, _ isNear: Bool) throws {
    let limit = mark == "31" ? "1" : "0.6"
    let outcome = try logs().run(["budget", "--limit", limit, "--warn", mark])
    #expect(outcome.standardOutput.isEmpty != isNear)
    #expect(outcome.status == .success)
  }

  @Test(arguments: [
    ([], "no limit: give --limit or set CLAUDE_DAILY_BUDGET, in US dollars"),
    (["--range", "week"], "CLAUDE_DAILY_BUDGET is for one day; give --limit for these days"),
    (["--limit", "0"], "--limit is '0'; expected US dollars above 0, such as 5 or 2.50"),
    (["--limit", "-1"], "--limit is '-1'; expected US dollars above 0, such as 5 or 2.50"),
    (["--limit", "five"], "--limit is 'five'; expected US dollars above 0, such as 5 or 2.50"),
    (["--limit", "1", "--warn", "120"], "--warn is '120'; expected a percentage from 0 to 100"),
    (["--limt", "1"], "unknown option '--limt'; did you mean '--limit'?"),
  ])
  func `says what is wrong`(_ arguments: [String], _ message: String) throws {
    let outcome = try logs().run(["budget"] + arguments)
    #expect(outcome.status == .usage)
    #expect(outcome.errorLines[0] == "session-stats budget: \(message)")
  }

  @Test func `tells of a rate for a million tokens where it has something to say`() throws {
    let logs = try Logs([Call(input: 1_000)])
    let rate = ["CLAUDE_RATE_INPUT": "3"]
    let silent = logs.run(["budget", "--limit", "100"], environment: rate)
    #expect(silent == Outcome())
    let reached = logs.run(["budget", "--limit", "2"], environment: rate)
    #expect(reached.status == .limitReached)
    #expect(reached.standardError.contains("CLAUDE_RATE_INPUT"))
  }

  @Test func `filters and days count`() throws {
    let logs = try logs()
    try logs.write([Call(project: "other", input: 50_000)], daysAgo: 1)
    #expect(
      logs.run(["budget", "--range", "week", "--limit", "0.4"]).status == .limitReached)
    #expect(
      logs.run(["budget", "--range", "week", "--limit", "0.4", "--project", "app"]).status
        == .success)
  }

  @Test func `is silent before the first day and about what it can't use`() throws {
    #expect(
      Logs.run(["budget", "--limit", "1"], environment: ["HOME": "/nowhere"]) == Outcome())
    let logs = try Logs()
    try logs.write("nonsense\n")
    #expect(logs.run(["budget", "--limit", "1"]) == Outcome())
    #expect(logs.run(["budget", "--limit", "1", "--log-dir", "/nowhere"]).status == .failure)
  }

  @Test func `shows the amount that the report shows`() throws {
    let logs = try Logs([Call(input: 17, output: 4)])
    #expect(logs.run().outputLines.contains("  Total:   $0.0002"))
    #expect(
      logs.run(["budget", "--limit", "0.0001"]).standardOutput.contains(": $0.0002 of $0.0001"))
  }

  // MARK: API usage

  /// Creates transcripts of a day for which the API billed 1.50 dollars.
  private func transcripts() throws -> AccuracyTranscripts {
    try AccuracyTranscripts([
      AccuracyTranscripts.row("1", tokens: 50_000, usage: #","input_tokens":125000"#),
      AccuracyTranscripts.row("2", tokens: 50_000, day: "2026-01-13"),
    ])
  }

  @Test(arguments: [
    ("2", "", CommandLineTool.ExitStatus.success),
    ("1.8", "nearly reached: $1.50 of $1.80 (83%), today", .success),
    ("1.5", "reached: $1.50 of $1.50 (100%), today", .limitReached),
  ])
  func `can be for what the API billed`(
    _ limit: String, _ line: String, _ status: CommandLineTool.ExitStatus
  ) throws {
    let transcripts = try transcripts()
    let expected = Outcome(
      line.isEmpty ? "" : "Claude Code budget \(line); API cost, rates by model\n", status: status)
    #expect(transcripts.run(["budget", "--limit", limit]) == expected)
    #expect(transcripts.run(["budget"], environment: ["CLAUDE_DAILY_BUDGET": limit]) == expected)
    let named = ["--transcripts", transcripts.directory.path]
    #expect(transcripts.run(["budget", "--limit", limit], source: named) == expected)
  }

  @Test func `of transcripts, what only calls have is the tool traffic`() throws {
    let outcome = try transcripts().run(["budget", "--limit", "0.0000001", "--failed"])
    #expect(outcome == Outcome())
    let call = try AccuracyTranscripts([AccuracyTranscripts.row("1", call: "Bash", tokens: 1)])
    #expect(
      call.run(["budget", "--limit", "0.0001", "--tool", "Bash"])
        == Outcome(
          "Claude Code budget nearly reached: $0.0001 of $0.0001 (80%), today; "
            + "tool traffic only, estimated\n"))
  }

  @Test func `of both sources it is for what the API billed`() throws {
    let sources = try BothSources(
      [Call(id: "t1", input: 50_000)],
      rows: [
        AccuracyTranscripts.row("1", call: "Bash", tokens: 75_000),
        AccuracyTranscripts.row("2", tokens: 1, day: "2026-01-12"),
      ])
    let bill = Outcome(
      "Claude Code budget reached: $1.50 of $1.00 (150%), today; API cost, rates by model\n",
      status: .limitReached)
    for source in [[], ["--source", "auto"], ["--source", "both"]] {
      #expect(sources.run(["budget", "--limit", "1"], source: source) == bill)
    }
    let traffic = Outcome(
      "Claude Code budget reached: $0.1500 of $0.1000 (150%), today; "
        + "tool traffic only, estimated\n", status: .limitReached)
    for source in [["--source", "log"], ["--log-dir", sources.logs.directory.path]] {
      #expect(sources.run(["budget", "--limit", "0.1"], source: source) == traffic)
    }
    let wrong = sources.run(
      ["budget", "--limit", "1"], source: ["--source", "log", "--transcripts", "/tmp"])
    #expect(wrong.status == .usage)
  }

  @Test func `on days without responses it is for the traffic`() throws {
    let sources = try BothSources(
      [Call(input: 50_000)], rows: [AccuracyTranscripts.row("1", day: "2026-01-12")])
    #expect(
      sources.run(["budget", "--limit", "0.1"]).standardOutput.hasSuffix(
        "tool traffic only, estimated\n"))
  }

  @Test func `a lower bound is called one`() throws {
    let transcripts = try AccuracyTranscripts([
      AccuracyTranscripts.row("1", tokens: 75_000, stop: "null")
    ])
    #expect(
      transcripts.run(["budget", "--limit", "1"]).standardOutput.hasSuffix(
        "; API cost, rates by model, a lower bound\n"))
  }

  @Test func `amounts are in the user's currency, the limit is in dollars`() throws {
    let euros = ["CLAUDE_CURRENCY": "EUR 0.5"]
    let outcome = try transcripts().run(["budget", "--limit", "1.5"], environment: euros)
    #expect(
      outcome
        == Outcome(
          "Claude Code budget reached: €0.7500 of €0.7500 (100%), today; API cost, rates by model\n",
          status: .limitReached))
  }

  @Test func `is a failure where transcripts that were named aren't there`() throws {
    let outcome = Logs.run(["budget", "--limit", "1", "--transcripts", "/nowhere"])
    #expect(
      outcome
        == Outcome(
          error: "session-stats: /nowhere: No such file or directory\n", status: .failure))
    let empty = Logs.run(
      ["budget", "--limit", "1", "--source", "transcripts"], environment: ["HOME": "/nowhere"])
    #expect(empty == Outcome())
  }
}
