import CommandLineTool
import OperatingSystem
import TestSupport
import Testing

@testable import Rendering
@testable import ReporterSupport

/// Tests what reports say of sessions of the log that have no transcript, so that the bill leaves them out.
struct UncoveredSessionsTests {
  private typealias Make = AccuracyTranscripts

  private static let rows = [Make.row("1", call: "Bash", tokens: 50_000), Make.result(of: "1")]
  private static let covered = Call(id: "t1")
  private static let more =
    "no transcript, so the API cost excludes them; --source log estimates the tool traffic of all sessions."

  /// Returns a call of a session.
  private static func call(_ session: String?, _ id: String = "x") -> Call {
    Call(id: id, session: session)
  }

  /// Returns a record of a session that the user has named (`CLAUDE_SESSION_ID`).
  private static func named(_ name: String, id: String, call: String = "x") -> String {
    #"{"timestamp":"2026-01-14T12:00:00Z","session_id":"\#(name)","claude_session_id":"\#(id)","#
      + #""tool":"Bash","tool_use_id":"\#(call)"}"# + "\n"
  }

  /// Returns the number of sessions without a transcript; nil if the report names none.
  private func uncovered(
    _ sources: BothSources, _ arguments: [String] = [], source: [String] = []
  ) throws -> String? {
    let values = try sources.values(arguments, source: source)
    let count = values["summary.sessions_without_transcript"]
    #expect((values["lower_bound"] == "1") == (count != nil))
    return count
  }

  // MARK: Which they are

  @Test func `they are those of which no transcript has a response or a call`() throws {
    let sources = try BothSources(
      [Self.covered, Self.call("gone"), Self.call("gone", "y"), Self.call("lost", "z")],
      rows: Self.rows)
    #expect(try uncovered(sources) == "2")
    #expect(try uncovered(sources, ["--by", "project"]) == "2")
    #expect(try uncovered(BothSources([Self.covered], rows: Self.rows)) == nil)
    let call = try BothSources(
      [Self.call("s2")],
      rows: Self.rows + [
        Make.row("2", call: "Bash", day: "2026-01-12", session: "s2"),
        Make.result(of: "2", session: "s2"),
      ])
    #expect(try uncovered(call) == nil)
  }

  @Test func `only those count that a report selects`() throws {
    let sources = try BothSources([Self.covered, Self.call("gone")], rows: Self.rows)
    try sources.logs.write([Self.call("earlier", "y")], daysAgo: 1)
    #expect(try uncovered(sources) == "1")
    #expect(try uncovered(sources, ["--session", "s1"]) == nil)
    #expect(try uncovered(sources, ["--session", "GONE"]) == "1")
    #expect(try uncovered(sources, ["--range", "week"]) == "2")
  }

  @Test(arguments: [
    (["--by", "tool"], []), (["--failed"], []), ([], ["--source", "log"]),
    ([], ["--source", "transcripts"]),
  ])
  func `without a log or a bill there are none`(
    _ arguments: [String], _ source: [String]
  ) throws {
    let sources = try BothSources([Self.call("gone")], rows: Self.rows)
    #expect(try uncovered(sources, arguments, source: source) == nil)
  }

  @Test func `a name of a time and a process is no session's`() throws {
    for (name, count) in [
      ("1768386600-42", nil), ("1768386600-", "1"), ("176838660-421", "1"), ("1768386600-4x", "1"),
      ("176838660x-42", "1"), ("1768386600_42", "1"),
    ] as [(String, String?)] {
      let sources = try BothSources([Self.covered, Self.call(name)], rows: Self.rows)
      #expect(try uncovered(sources) == count, "\(name)")
    }
    #expect(try uncovered(BothSources([Self.call(nil)], rows: Self.rows)) == nil)
  }

  @Test func `a session that the user has named is known by its id`() throws {
    let sources = try BothSources(rows: Self.rows)
    try sources.logs.write(Self.named("review", id: "s1"))
    #expect(try uncovered(sources) == nil)
    #expect(try sources.values(["--by", "session"]).column("session") == ["review"])
    // Under whatever names, and whatever else has its name.
    try sources.logs.write(Self.named("review", id: "s1") + Self.named("again", id: "s1"))
    #expect(try uncovered(sources) == nil)
    try sources.logs.write(Self.named("review", id: "s1") + Self.named("review", id: "gone"))
    #expect(try uncovered(sources) == "1")
  }

  @Test func `a named session may be known from the day after or before`() throws {
    let sources = try BothSources([Self.call("review")], rows: Self.rows)
    #expect(try uncovered(sources) == "1")
    try sources.logs.write(Self.named("review", id: "s1"), daysAgo: 1)
    #expect(try uncovered(sources) == nil)
  }

  @Test func `rotated sessions count as well`() throws {
    let day = "2025-12-05"
    let sources = try BothSources(rows: [Make.row("1", tokens: 50_000, day: day)])
    try sources.logs.write([Self.covered, Self.call("gone")], daysAgo: 40)
    #expect(sources.logs.run(["rotate", "--keep", "30d"]).status == .success)
    #expect(try uncovered(sources, ["--date", day]) == "1")
  }

  // MARK: What reports say

  @Test func `the bill is a lower bound wherever it stands`() throws {
    let sources = try BothSources([Self.covered, Self.call("gone")], rows: Self.rows)
    let headline = "at least $1.00 API cost · 2 calls · 2 sessions"
    #expect(sources.run().outputLines[0] == headline)
    #expect(sources.run(["--by", "model"]).outputLines[0] == headline)
    #expect(
      sources.run(["budget", "--limit", "1"]).standardOutput.hasSuffix(
        "; API cost, rates by model, a lower bound\n"))
    let one = Self.more.replacing("them", with: "it")
    let note = "A lower bound: 1 session in the log (2026-01-14) has \(one)"
    #expect(sources.run().section("Note").contains("  " + note))
    #expect(sources.run(["--by", "model"]).outputLines.contains(note))
  }

  @Test func `a note has their days, from the first to the last`() throws {
    let sources = try BothSources([Self.covered, Self.call("gone")], rows: Self.rows)
    try sources.logs.write([Self.call("gone", "y"), Self.call("lost", "z")], daysAgo: 2)
    try sources.logs.write([Self.call("lost", "u")], daysAgo: 1)
    let note = "A lower bound: 2 sessions in the log (2026-01-12 to 2026-01-14) have \(Self.more)"
    #expect(sources.run(["--range", "week", "--by", "model"]).outputLines.contains(note))
  }

  @Test func `the days before are a lower bound by themselves`() throws {
    let sources = try BothSources(
      [Self.covered],
      rows: Self.rows + [Make.row("2", tokens: 25_000, day: "2026-01-13", session: "s2")])
    try sources.logs.write([Self.call("gone")], daysAgo: 1)
    let lines = sources.run(terminal: Terminal(width: 100, hasColor: false)).outputLines
    #expect(lines[0].hasPrefix("$1.00 API cost · "))
    #expect(lines[1].hasPrefix("yesterday: at least $0.5000 API cost · "))
  }
}
