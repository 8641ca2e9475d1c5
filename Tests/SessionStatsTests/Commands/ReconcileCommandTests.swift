import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import Bytes
@testable import Rendering
@testable import ReporterSupport

/// Tests `session-stats reconcile`, and what the summary says of it.
struct ReconcileCommandTests {
  private typealias Make = AccuracyTranscripts

  private let transcripts: AccuracyTranscripts

  /// Creates a session with a count of half a dollar more, one without a count, and one of other days.
  init() throws {
    transcripts = try Make()
    try write(
      "aa",
      [
        Make.row("1", tokens: 50_000, session: "aa"),
        Make.count(
          "1.5",
          of: [
            "claude-opus-5-5": #""costUSD":1,"outputTokens":50000"#,
            "claude-haiku-5-5": #""costUSD":0.5"#,
          ], session: "aa"),
      ])
    try write("bb", [Make.row("2", tokens: 100_000, session: "bb", more: #""gitBranch":"fix","#)])
    try write(
      "cc",
      [
        Make.row("3", tokens: 150_000, day: "2026-01-12", session: "cc", directory: "/work/lib"),
        Make.count(
          "3", of: ["claude-opus-5-5": #""costUSD":3,"outputTokens":150000"#], session: "cc"),
      ])
  }

  private func write(_ session: String, _ rows: [String]) throws {
    try transcripts.write(rows, to: "projects/-work-shop/\(session).jsonl")
  }

  private func run(
    _ arguments: [String] = [], environment: [String: String] = [:], terminal: Terminal? = nil
  ) -> Outcome {
    transcripts.run(
      ["reconcile"] + arguments, source: [], environment: environment, terminal: terminal)
  }

  private static let auxiliary =
    "requests to claude-haiku-5-5 that transcripts don't record, such as titles, searches, "
    + "classifiers and hooks"
  private static let uncounted =
    "Claude Code wrote no count: it is still running, was killed or is older than 2.1.249"

  // MARK: Formats

  @Test func `prints a table with the total of the sessions that were counted`() throws {
    let outcome = run()
    #expect(outcome.status == .success && outcome.standardError.isEmpty)
    let lines = outcome.outputLines
    #expect(
      lines[0]
        == "$1.50 counted by Claude Code for 1 session · $1.00 for their responses")
    #expect(lines[2] == "Claude Code's own counts and response costs - today")
    let cells = lines.map { $0.split(separator: #/ {2,}/#).map(String.init) }
    #expect(cells[4] == ["Session", "Claude Code", "Responses", "Difference"])
    #expect(cells.contains(["aa", "$1.50", "$1.00", "$0.5000"]))
    #expect(cells.contains(["bb", "$2.00"]))
    #expect(cells.contains(["Total", "$1.50", "$1.00", "$0.5000"]))
    #expect(lines.suffix(2) == ["1 session has no count.", "aa: \(Self.auxiliary)."])
    #expect(!run(["--session", "aa"]).standardOutput.contains("no count."))
  }

  @Test func `JSON has null where there is no count, and the models`() throws {
    let outcome = run(["--json"])
    #expect(outcome.standardOutput.contains("\"claude_code\": null"))
    let values = try ReportValues(outcome)
    #expect(values["range"] == "today")
    for (path, expected) in [
      ("sessions.0.session", "aa"), ("sessions.0.claude_code", "1.5"),
      ("sessions.0.responses", "1"), ("sessions.0.difference", "0.5"),
      ("sessions.0.models.0.model", "claude-haiku-5-5"),
      ("sessions.0.models.0.claude_code", "0.5"), ("sessions.0.models.0.responses", "0"),
      ("sessions.0.models.1.claude_code", "1"), ("sessions.0.models.1.responses", "1"),
      ("sessions.0.reasons.0", Self.auxiliary), ("sessions.1.session", "bb"),
      ("sessions.1.claude_code", "<null>"), ("sessions.1.difference", "<null>"),
      ("sessions.1.models.0.claude_code", "<null>"), ("sessions.1.models.0.responses", "2"),
      ("sessions.1.reasons.0", Self.uncounted), ("summary.sessions", "1"),
      ("summary.claude_code", "1.5"), ("summary.responses", "1"), ("summary.difference", "0.5"),
      ("summary.currency", "USD"), ("summary.uncounted_sessions", "1"),
    ] {
      #expect(values[path] == expected, "\(path)")
    }
    #expect(values["sessions.2.session"] == nil)
  }

  @Test func `CSV has a row for each model, and no number where there is no count`() {
    let rows = run(["--format", "csv"]).standardOutput.split(separator: "\r\n")
    #expect(
      rows == [
        "session,model,claude_code,responses,difference,reasons",
        "aa,claude-haiku-5-5,0.5,0,0.5,\"\(Self.auxiliary)\"",
        "aa,claude-opus-5-5,1,1,0,\"\(Self.auxiliary)\"",
        "bb,claude-opus-5-5,,2,,\"\(Self.uncounted)\"",
      ])
  }

  @Test func `Markdown is a table with notes`() {
    let lines = run(["--format", "markdown"]).outputLines
    #expect(lines[0].hasPrefix("\\$1.50 counted by Claude Code for 1 session"))
    #expect(lines[2] == "| Session | Claude Code | Responses | Difference |")
    #expect(lines.contains { $0 == "| aa | \\$1.50 | \\$1.00 | \\$0.5000 |" })
    #expect(lines.contains("1 session has no count."))
    #expect(lines.last?.hasPrefix("aa\\: requests to") == true)
  }

  @Test func `amounts are in the user's currency, except in JSON`() throws {
    let euros = ["CLAUDE_CURRENCY": "EUR 0.5"]
    #expect(
      run(environment: euros).outputLines[0]
        == "€0.7500 counted by Claude Code for 1 session · €0.5000 for their responses")
    let csv = run(["--format", "csv", "--session", "bb"], environment: euros).standardOutput
    #expect(csv.contains("bb,claude-opus-5-5,,1,,"))
    #expect(run(["--json"], environment: euros) == run(["--json"]))
    #expect(run(environment: ["CLAUDE_CURRENCY": "euro"]).status == .usage)
  }

  @Test func `fits a terminal`() {
    let outcome = run(terminal: Terminal(width: 60, hasColor: false))
    #expect(outcome.outputLines.allSatisfy { DisplayWidth.of($0) <= 60 })
    #expect(outcome.standardOutput.contains("$0.5000"))
  }

  @Test func `sessions that differ for the same reasons share a note, the first five by name`()
    throws
  {
    for index in 1...6 {
      let session = "s\(index)567890-and-more"
      try write(
        session,
        [
          Make.row("s\(index)", tokens: 50_000, session: session),
          Make.count("2", of: ["claude-haiku-5-5": #""costUSD":1"#], session: session),
        ])
    }
    try write("dd", [Make.row("d", session: "dd"), Make.count("9", session: "dd")])
    #expect(
      run().outputLines.suffix(2) == [
        "1 session has no count.",
        "aa, s1567890, s2567890, s3567890, s4567890 and 2 more: \(Self.auxiliary).",
      ])
  }

  // MARK: Sessions

  @Test(arguments: [
    (["--range", "all"], ["aa", "bb", "cc"]), (["--date", "2026-01-12"], ["cc"]),
    (["--session", "bb"], ["bb"]), (["--session", "BB"], ["bb"]), (["--branch", "fix"], ["bb"]),
    (["--project", "shop"], ["aa", "bb"]), (["--range", "all", "--project", "lib"], ["cc"]),
    (["--since", "3d", "--session", "a?", "--session", "cc"], ["aa", "cc"]),
  ])
  func `sessions are those of the days and filters`(
    _ arguments: [String], _ sessions: [String]
  ) throws {
    let values = try ReportValues(run(["--json"] + arguments))
    #expect(values.column("session", of: "sessions") == sessions)
  }

  @Test(arguments: [
    ([], "today"), (["--range", "all"], "all"), (["--since", "1d"], "2026-01-13..2026-01-14"),
    (["--until", "1d"], "2026-01-12..2026-01-13"), (["--until", "9d"], "2026-01-05..2026-01-05"),
  ])
  func `the days are named as in other reports`(_ arguments: [String], _ range: String) throws {
    #expect(try ReportValues(run(["--json"] + arguments))["range"] == range)
    #expect(
      run(arguments).outputLines[2] == "Claude Code's own counts and response costs - \(range)")
    #expect(try ReportValues(transcripts.run(["--json"] + arguments))["range"] == range)
  }

  @Test(arguments: [
    (["--session", "none"], "no session matches 'none'; there are aa, bb"),
    (["--project", "lib"], "no project matches 'lib'; there are shop"),
    (["--date", "2025-01-01"], nil),
  ])
  func `where there are none, it says what there is or where it looked`(
    _ arguments: [String], _ hint: String?
  ) {
    let outcome = run(arguments)
    #expect(outcome.status == .success)
    let searched =
      "no responses in \(transcripts.directory.path("projects")) match these days and filters; "
      + "try --range all"
    #expect(outcome.errorLines == ["session-stats: \(hint ?? searched)"])
    #expect(outcome.outputLines[0].hasPrefix("$0.0000 counted by Claude Code for 0 sessions"))
  }

  @Test func `transcripts that were named are read, and have to be there`() throws {
    let elsewhere = ["HOME": "/nowhere", "CLAUDE_CONFIG_DIR": "/nowhere"]
    let named = run(["--transcripts", transcripts.directory.path], environment: elsewhere)
    #expect(named == run())
    let missing = run(["--transcripts", "/nowhere"])
    #expect(
      missing
        == Outcome(
          error: "session-stats: /nowhere: No such file or directory\n", status: .failure))
    let both = run(["--transcripts", "/nowhere", "--transcripts", transcripts.directory.path])
    #expect(both.status == .failure && both.standardOutput == run().standardOutput)
    let unknown = Logs.run(["reconcile"])
    #expect(unknown.status == .failure)
    #expect(unknown.standardError.contains("where are the transcripts?"))
  }

  @Test(arguments: [
    (["--tool", "Bash"], "unknown option '--tool'"), (["--by", "model"], "unknown option '--by'"),
    (["--source", "log"], "unknown option '--source'"),
    (["--transcripts", ""], "--transcripts is empty; expected a directory"),
    (["--range", "wek"], "unknown range 'wek'; did you mean 'week'?"),
  ])
  func `wrong use ends with 64`(_ arguments: [String], _ message: String) {
    let outcome = run(arguments)
    #expect(outcome.errorLines[0].hasPrefix("session-stats reconcile: \(message)"))
    #expect(outcome.status == .usage && outcome.standardOutput.isEmpty)
  }

  @Test func `no text of a transcript steers a terminal`() throws {
    let bad = #"\u001b[31m\u0007|<b>\r\n\u202e"#
    try write(
      "dd",
      [
        Make.row("9", model: bad, session: bad),
        Make.count("7", of: ["\(bad)x": #""costUSD":7"#], session: bad),
      ])
    for format in ["text", "json", "csv", "markdown"] {
      let text = run(["--format", format]).standardOutput
      let controls = text.unicodeScalars.filter {
        $0.steersTerminal && $0 != "\n" && !(format == "csv" && $0 == "\r")
      }
      #expect(controls.isEmpty && text.contains("[31m"), "\(format)")
    }
  }

  // MARK: Beside the summary

  private static let note =
    "Claude Code counted $1.50 for 1 session, $0.5000 more than their responses cost; "
    + "'session-stats reconcile' shows why."

  @Test func `the summary says so if the sums differ by more than a percent`() throws {
    let outcome = transcripts.run()
    #expect(outcome.section("Note").last == "  " + Self.note)
    let values = try ReportValues(transcripts.run(["--json"]))
    for (member, expected) in [
      ("sessions", "1"), ("claude_code", "1.5"), ("responses", "1"), ("difference", "0.5"),
      ("currency", "USD"),
    ] {
      #expect(values["reconciliation.\(member)"] == expected)
    }
    #expect(transcripts.run(["--session", "cc", "--range", "all"]).section("Note").count == 2)
  }

  @Test func `it says so in Markdown, and in the user's currency`() {
    let markdown = transcripts.run(["--format", "markdown"]).standardOutput
    #expect(markdown.contains("Claude Code counted \\$1.50 for 1 session, \\$0.5000 more"))
    let euros = transcripts.run(environment: ["CLAUDE_CURRENCY": "EUR 2"])
    #expect(euros.standardOutput.contains("counted €3.00 for 1 session, €1.00 more than"))
  }

  @Test func `less is less`() throws {
    try write(
      "aa", [Make.row("1", tokens: 50_000, session: "aa"), Make.count("0.9", session: "aa")])
    #expect(
      transcripts.run().section("Note").last?.hasPrefix(
        "  Claude Code counted $0.9000 for 1 session, $0.1000 less than their responses")
        == true)
  }

  @Test func `without a count, and of calls alone, nothing is said`() throws {
    let values = try ReportValues(transcripts.run(["--json", "--session", "bb"]))
    #expect(values["reconciliation.sessions"] == nil)
    let equal = try ReportValues(transcripts.run(["--json", "--range", "all", "--session", "cc"]))
    #expect(equal["reconciliation.difference"] == "0")
    for arguments in [["--failed"], ["--by", "model"], ["--source", "log"]] {
      let source = arguments.contains("log") ? [] : ["--source", "transcripts"]
      let outcome = transcripts.run(["--json"] + arguments, source: source)
      #expect(!outcome.standardOutput.contains("reconciliation"))
    }
  }
}
