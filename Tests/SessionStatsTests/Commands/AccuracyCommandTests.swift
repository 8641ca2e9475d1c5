import CommandLineTool
import Foundation
import TestSupport
import Testing

@testable import Bytes
@testable import Rendering
@testable import ReporterSupport

struct AccuracyCommandTests {
  private typealias Make = AccuracyTranscripts

  private static let responses = [
    Make.row("1", text: "0123456789", tokens: 3), Make.row("2", text: "01234567", tokens: 2),
    Make.row("3", call: "Bash", tokens: 20), Make.row("4", call: "Read", tokens: 1),
    Make.row("5", text: "0123", call: "Bash", tokens: 6),
    Make.row("6", text: "0123", tokens: 1, model: "claude-haiku-5-5-20260101"),
    Make.row("7", text: "0123", stop: "null"), Make.row("8", text: "", tokens: 1),
    #"{"type":"assistant","timestamp":"2026-01-14T12:00:00Z","message":{"id":"9","content":"#
      + #"[{"type":"thinking"}],"stop_reason":"end_turn","usage":{"output_tokens":5}}}"#,
  ]

  /// Returns the rows of the table as CSV.
  private func rows(_ transcripts: AccuracyTranscripts, _ arguments: [String] = []) -> [String] {
    let output = transcripts.accuracy(arguments + ["--format", "csv"]).standardOutput
    return output.split(separator: "\r\n").dropFirst().map(String.init)
  }

  @Test func `prints a table by model and kind`() throws {
    let outcome = try AccuracyTranscripts(Self.responses).accuracy()
    let row = { (cells: String...) in cells }
    let cells = outcome.outputLines.map { line in
      line.split(separator: #/ {2,}/#).map(String.init)
    }
    #expect(outcome.outputLines[0] == "Characters a token, measured on your own responses - all")
    #expect(
      Array(cells[4..<10]) == [
        row("claude-opus-5-5", "text", "2", "18", "5", "3.60", "-20%"),
        row("claude-opus-5-5", "Bash arguments", "1", "18", "20", "0.90", "-80%"),
        row("claude-opus-5-5", "tool arguments", "1", "18", "1", "18.00", "+300%"),
        row("claude-opus-5-5", "mixed", "1", "22", "6", "3.67", "-17%"),
        row("claude-haiku-5-5", "text", "1", "4", "1", "4.00", "0%"),
        cells[3],
      ])
    #expect(cells[10] == row("Total", "6", "80", "33", "2.42", "-45%"))
    #expect(
      outcome.outputLines.last
        == "Not measured: 3 of 9 responses (hidden thinking 1, no final count 1, nothing visible 1)."
    )
    #expect(outcome.status == .success && outcome.standardError.isEmpty)
  }

  @Test func `prints JSON with the same figures`() throws {
    let outcome = try AccuracyTranscripts(Self.responses).accuracy(["--json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
    let report = try #require(object as? [String: Any])
    let accuracy = try #require(report["accuracy"] as? [[String: Any]])
    #expect(accuracy.map { $0["estimated_tokens"] as? Int } == [4, 4, 4, 5, 1])
    #expect(outcome.standardOutput.contains("\"characters_per_token\": 3.60,\n"))
    #expect(outcome.standardOutput.contains("\"estimate_error_percent\": -80.0\n"))
    #expect((report["total"] as? [String: Any])?["tokens"] as? Int == 33)
    #expect((report["unmeasured"] as? [String: Int])?["no_final_count"] == 1)
    #expect((report["unmeasured"] as? [String: Int])?["server_tools"] == nil)
    #expect(report["from"] as? String == "2026-01-14" && report["range"] as? String == "all")
  }

  @Test func `prints CSV with numbers below zero as numbers`() throws {
    let transcripts = try AccuracyTranscripts(Self.responses)
    #expect(rows(transcripts)[0] == "claude-opus-5-5,text,2,18,5,4,3.60,-20.0")
    let formula = try AccuracyTranscripts([Make.row("1", text: "0123", model: "=a,b")])
    #expect(rows(formula)[0].hasPrefix(#""'=a,b",text,1,"#))
  }

  @Test(arguments: [
    (["--model", "*haiku*"], 1), (["--model", "claude-haiku-5-5-20260101"], 1),
    (["--session", "s2", "--session", "s3"], 2),
    (["--session", "s?", "--session", "s1", "--model", "*haiku*"], 1),
    (["--project", "bank"], 1), (["--project", "/work/b*"], 1), (["--project", "work/bank"], 1),
    (["--project", "shop", "--project", "bank"], 3), (["--date", "2026-01-13"], 1),
    (["--range", "week"], 2), (["--until", "2026-01-12"], 1), (["--range", "all"], 3), ([], 3),
  ])
  func `measures the responses that are asked for`(_ arguments: [String], _ count: Int) throws {
    let transcripts = try AccuracyTranscripts()
    try transcripts.write([
      Make.row("1", text: "abcd"),
      Make.row("2", text: "abcd", day: "2026-01-13", session: "s2"),
    ])
    try transcripts.write(
      [
        Make.row(
          "3", text: "abcd", model: "claude-haiku-5-5-20260101", day: "2026-01-01", session: "s3",
          directory: "/work/bank")
      ], to: "projects/-work-bank/s3.jsonl")
    let rows = rows(transcripts, arguments)
    #expect(rows.compactMap { Int($0.split(separator: ",")[2]) }.reduce(0, +) == count)
  }

  @Test func `says where nothing was measured`() throws {
    let empty = try AccuracyTranscripts()
    try empty.directory.makeDirectories("projects")
    let path = empty.directory.path("projects")
    #expect(
      empty.accuracy().standardError
        == "session-stats: nothing to measure: no transcripts in \(path)\n")
    #expect(empty.accuracy().status == .success)
    try empty.write([Make.row("1", text: "a", stop: "null")])
    #expect(
      empty.accuracy().standardError
        == "session-stats: nothing to measure: all output of a response can be seen in none of 1 "
        + "for all in \(path)\n")
    #expect(
      empty.accuracy(["--date", "2025-01-01"]).standardError
        == "session-stats: nothing to measure: no responses for 2025-01-01 in \(path)\n")
    #expect(
      empty.accuracy(["--model", "opsu"]).standardError
        == "session-stats: no model matches 'opsu'; there are claude-opus-5-5\n")
    #expect(empty.accuracy(["--model", "opsu"]).status == .success)
  }

  @Test func `a named directory that isn't there is a failure`() throws {
    let transcripts = try AccuracyTranscripts(Self.responses)
    let missing = transcripts.directory.path("missing")
    let alone = transcripts.accuracy(["--transcripts", missing])
    #expect(
      alone
        == Outcome(
          error: "session-stats: \(missing): No such file or directory\n", status: .failure))
    let both = transcripts.accuracy([
      "--transcripts", missing, "--transcripts", transcripts.directory.path,
    ])
    #expect(both.status == .failure && both.standardOutput.contains("Total"))
    #expect(both.standardError == alone.standardError)
  }

  @Test func `names rows that can't be read, which is no failure`() throws {
    let transcripts = try AccuracyTranscripts(["{x", "{", "{]", "{1", "{2"] + Self.responses)
    let outcome = transcripts.accuracy()
    let path = transcripts.directory.path("projects/-work-shop/s.jsonl")
    #expect(outcome.errorLines.count == 4)
    #expect(outcome.errorLines[0].hasPrefix("session-stats: \(path):1: not a row: "))
    #expect(outcome.errorLines[3] == "session-stats: and 2 more places that aren't rows")
    #expect(outcome.status == .success && outcome.standardOutput.contains("3 of 9 responses"))
  }

  @Test(arguments: [
    (["--transcripts", ""], "--transcripts is empty; expected a directory"),
    (["--tool", "Bash"], "unknown option '--tool'"), (["--by", "model"], "unknown option '--by'"),
    (["--range", "wek"], "unknown range 'wek'; did you mean 'week'?"),
    (["--json", "--format", "csv"], "--json and --format name two formats; give one of them"),
  ])
  func `wrong use ends with 64`(_ arguments: [String], _ message: String) throws {
    let outcome = try AccuracyTranscripts().accuracy(arguments)
    #expect(outcome.errorLines[0].hasPrefix("session-stats accuracy: \(message)"))
    #expect(outcome.status == .usage && outcome.standardOutput.isEmpty)
  }

  @Test func `needs to know where transcripts are`() {
    let outcome = Logs.run(["accuracy"])
    #expect(outcome.status == .failure)
    #expect(outcome.standardError.contains("where are the transcripts?"))
  }

  @Test func `nothing from a transcript steers the terminal`() throws {
    let transcripts = try AccuracyTranscripts([
      Make.row("1", text: "abcd", model: #"\u001b]0;x\u0007|*a*"#)
    ])
    for format in ["text", "json", "csv", "markdown"] {
      let output = transcripts.accuracy(["--format", format]).standardOutput
      #expect(output.contains("]0;x") || output.contains("\\]0;x"), "\(format)")
      #expect(!output.contains("\u{1B}") && !output.contains("\u{7}"), "\(format)")
    }
    #expect(
      transcripts.accuracy(["--format", "markdown"]).standardOutput.contains("\\|\\*a\\*"))
  }

  @Test func `fits a terminal`() throws {
    let terminal = Terminal(width: 80, hasColor: false)
    let outcome = try AccuracyTranscripts(Self.responses).accuracy(terminal: terminal)
    #expect(outcome.outputLines.allSatisfy { DisplayWidth.of($0) <= 80 })
    #expect(outcome.standardOutput.contains("2 columns hidden (Characters, Tokens)"))
  }
}
