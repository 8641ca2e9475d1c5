import JSONLines
import OperatingSystem
import TestSupport
import Testing

@testable import Transcripts

/// Tests which calls transcripts contain, and their outcomes.
struct CallTableTests {
  private let rows = TranscriptRows()

  private func scan(_ files: String...) throws -> TranscriptScan {
    let directory = try TemporaryDirectory()
    for (index, text) in files.enumerated() { try directory.write(text, to: "p/\(index).jsonl") }
    var scan = TranscriptScan()
    for file in TranscriptSearch(in: [directory.path], environment: Environment([:])).files {
      try scan.read(file)
    }
    return scan
  }

  private func call(_ files: String...) throws -> Call {
    let scan = try scan(files.joined())
    #expect(scan.calls.count == 1)
    return try #require(scan.calls.first)
  }

  // MARK: Each once

  @Test func `a call counts once, however many rows and files have it`() throws {
    let both = rows.both("toolu_1")
    #expect(try scan(both).calls.count == 1)
    #expect(try scan(both + rows.call("toolu_1"), both).calls.count == 1)
    #expect(try scan(both, rows.both("toolu_2") + both).calls.count == 2)
  }

  @Test func `a call without an id counts by itself, and has no result`() throws {
    let scan = try scan(rows.call("") + rows.call("") + rows.result(""))
    #expect(scan.calls.count == 2 && scan.calls.allSatisfy { !$0.hasResult })
  }

  @Test func `a block without a tool's name is no call`() throws {
    let row = rows.call("toolu_1").replacing(#""name":"Bash""#, with: #""name":7"#)
    #expect(try scan(row + rows.both("toolu_2")).calls.count == 1)
  }

  // MARK: Results

  @Test func `a result before its call is nobody's`() throws {
    let call = try call(rows.result("toolu_1", #""12345678""#) + rows.call("toolu_1"))
    #expect(!call.hasResult && call.resultCharacters == 0)
  }

  @Test func `the first result is the call's, in the same file or another`() throws {
    let first = rows.result("toolu_1", #""1234""#)
    let second = rows.result("toolu_1", #""no""#, isError: true)
    #expect(try call(rows.call("toolu_1"), first, second).resultCharacters == 4)
    #expect(try call(rows.call("toolu_1"), second, first).hasFailed)
    let scan = try scan(rows.call("toolu_1"), first)
    #expect(scan.calls.map(\.resultCharacters) == [4])
  }

  @Test func `a call was made when its result came, and without one when it was made`() throws {
    let made = rows.call("toolu_1", at: "2026-01-12T23:59:59.900Z")
    #expect(Moment(seconds: try call(made).seconds).utcText == "2026-01-12T23:59:59Z")
    let ended = rows.result("toolu_1", at: "2026-01-13T00:00:01Z")
    #expect(Moment(seconds: try call(made, ended).seconds).utcText == "2026-01-13T00:00:01Z")
    // The clock went back.
    let early = rows.result("toolu_1", at: "2026-01-12T10:00:00Z")
    #expect(Moment(seconds: try call(made, early).seconds).utcText == "2026-01-12T10:00:00Z")
  }

  @Test func `several results in a row have what the model was shown of each`() throws {
    let one = rows.result(
      "toolu_1", #""1234""#, response: #"{"stdout":"123456789","stderr":""}"#)
    let more = one.replacing(
      #""content":[{"tool_use_id"#,
      with: #""content":[{"type":"text","text":"x"},{"type":"tool_result","tool_use_id":"toolu_2","#
        + #""content":[{"type":"text","text":"12"}]},{"tool_use_id"#)
    let calls = try scan(rows.call("toolu_1") + rows.call("toolu_2") + more).calls
    #expect(calls.map(\.resultCharacters) == [4, 2])
    // With a single result, the tool's own response counts.
    #expect(try call(rows.call("toolu_1"), one).resultCharacters == 9)
  }

  // MARK: Failures

  @Test func `a failing call has the text that the model was shown`() throws {
    let result = rows.result(
      "toolu_1", #""Exit code 2""#, response: #""Error: Exit code 2 and more""#, isError: true)
    let call = try call(rows.call("toolu_1"), result)
    #expect(call.hasFailed && call.hasResult && call.resultCharacters == 11)
    #expect(try !self.call(rows.both("toolu_1")).hasFailed)
  }

  @Test func `a failing change of a file changes no lines`() throws {
    let write = rows.call("toolu_1", "Write", #"{"file_path":"/a","content":"1\n2\n"}"#)
    let created = #"{"type":"create","filePath":"/a","content":"1\n2\n","structuredPatch":[]}"#
    #expect(try call(write, rows.result("toolu_1", response: created)).linesAdded == 2)
    #expect(
      try call(write, rows.result("toolu_1", response: created, isError: true)).linesAdded == 0)
  }

  // MARK: Refusals

  @Test func `a refused call hasn't failed`() throws {
    let refusal = rows.result(
      "toolu_1", #""The user doesn't want to proceed with this tool use.""#,
      response: #""User rejected tool use""#, isError: true)
    let refused = try call(rows.call("toolu_1"), refusal)
    #expect(refused.isRefused && !refused.hasFailed && refused.hasResult)
    let failed = try call(
      rows.call("toolu_1"),
      rows.result("toolu_1", #""<tool_use_error>no</tool_use_error>""#, isError: true))
    #expect(!failed.isRefused && failed.hasFailed)
    #expect(try !call(rows.both("toolu_1")).isRefused)
  }

  @Test func `a row says that the call was denied`() throws {
    func result(_ member: String, isError: Bool = true) -> String {
      let row = rows.result("toolu_1", #""no""#, isError: isError)
      return row.replacing(#""timestamp""#, with: member + #""timestamp""#)
    }
    let denial = #""toolDenialKind":"plan-mode","#
    #expect(try call(rows.call("toolu_1"), result(denial)).isRefused)
    #expect(try !call(rows.call("toolu_1"), result("")).isRefused)
    #expect(try !call(rows.call("toolu_1"), result(#""toolDenialKind":null,"#)).isRefused)
    #expect(try !call(rows.call("toolu_1"), result(denial, isError: false)).isRefused)
  }

  @Test func `a refusal in a copy is kept until the original's result is read`() throws {
    let refusal = rows.result("toolu_1", #""Permission to use Bash denied""#, isError: true)
    let copy = rows.call("toolu_1", at: "2026-01-13T10:00:00Z") + refusal
    #expect(try scan(copy, rows.call("toolu_1")).calls.map(\.isRefused) == [true])
    #expect(try scan(copy, rows.both("toolu_1")).calls.map(\.isRefused) == [false])
  }

  // MARK: Texts

  @Test func `a call has the texts of its row and its arguments`() throws {
    var rows = rows
    rows.directory = "/home/ada/shop/src"
    let scan = try scan(
      rows.call("toolu_1", "Edit", #"{"file_path":"/home/ada/shop/src/a.ts"}"#)
        + rows.call("toolu_2", "Bash", #"{"command":"\#(String(repeating: "é", count: 300))"}"#)
        + rows.call("toolu_3", "Skill", #"{"skill":"review"}"#))
    func texts(_ name: KeyPath<Call, UInt32>) -> [String] {
      scan.calls.map { scan.name(of: $0[keyPath: name]) }
    }
    #expect(texts(\.tool) == ["Edit", "Bash", "Skill"])
    #expect(scan.calls.map { scan.file(of: $0) } == ["a.ts", nil, nil])
    #expect(texts(\.command) == ["", String(repeating: "é", count: 200), ""])
    #expect(texts(\.skill) == ["", "", "review"])
    #expect(texts(\.model) == Array(repeating: rows.model, count: 3))
    #expect(texts(\.origin.session) == Array(repeating: rows.session, count: 3))
    #expect(texts(\.origin.directory) == Array(repeating: rows.directory, count: 3))
    #expect(texts(\.origin.branch) == Array(repeating: "main", count: 3))
  }

  @Test func `files are seen from the directory in which the session began`() throws {
    let directory = try TemporaryDirectory()
    var rows = rows
    rows.directory = "/home/ada/shop/src"
    let path = try directory.write(
      rows.call("toolu_1", "Edit", #"{"file_path":"/home/ada/shop/src/a.ts"}"#),
      to: "-home-ada-shop/s.jsonl")
    var scan = TranscriptScan()
    try scan.read(TranscriptFile(path: path, modified: Moment(seconds: 0), size: 0))
    #expect(scan.calls.map { scan.file(of: $0) } == ["src/a.ts"])
  }
}
