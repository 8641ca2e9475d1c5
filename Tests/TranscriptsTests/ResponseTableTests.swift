import JSONLines
import OperatingSystem
import Pricing
import Testing

@testable import Transcripts

/// Tests which rows are one response, in files as Claude Code writes them.
struct ResponseTableTests {
  /// Returns the responses of files with some rows.
  private func responses(_ files: [ResponseRow]...) throws -> [Response] {
    Array(try SampleTranscripts(files.map { $0.map(\.text) }).scan().responses)
  }

  private func outputs(_ files: [ResponseRow]...) throws -> [Int] {
    try SampleTranscripts(files.map { $0.map(\.text) }).scan().responses.map(\.usage.output)
  }

  // MARK: Which rows are one response

  @Test func `rows with the ids of one response are one`() throws {
    let rows = [ResponseRow(output: 1), ResponseRow(output: 427), ResponseRow(output: 3)]
    #expect(try outputs(rows) == [427])
    #expect(try outputs([rows[0]], [rows[1]], [rows[2], rows[0]]) == [427])
  }

  @Test func `another id is another response, and so is another request`() throws {
    let row = ResponseRow(output: 1)
    #expect(try outputs([row, ResponseRow(id: "msg_2", output: 2)]) == [1, 2])
    #expect(try outputs([row, ResponseRow(request: "req_2", output: 2)]) == [1, 2])
    // Even if it is a copy in all else.
    let copy = row.with { ($0.uuid, $0.request) = ("u", "req_2") }
    #expect(try outputs([row.with { $0.uuid = "u" }], [copy]) == [1, 1])
  }

  @Test func `without the message's id the row's own tells copies`() throws {
    let row = ResponseRow(id: nil, request: "req_1", uuid: "a", output: 1)
    let copy = ResponseRow(id: nil, request: "req_2", uuid: "a", output: 1)
    let other = ResponseRow(id: nil, request: "req_1", uuid: "b", output: 2)
    #expect(try outputs([row, other], [copy]) == [1, 2])
    #expect(try outputs([ResponseRow(id: "", uuid: "a", output: 1)], [row]) == [1])
  }

  @Test func `a row without any id counts by itself`() throws {
    let row = ResponseRow(id: nil, output: 4)
    #expect(try outputs([row, row], [row]) == [4, 4, 4])
  }

  @Test func `an answer of Claude Code itself is none of the API`() throws {
    #expect(try outputs([ResponseRow(model: "<synthetic>", output: 5)]) == [])
  }

  @Test func `a row without usage is no response`() throws {
    let transcripts = try SampleTranscripts([
      [
        #"{"type":"assistant","message":{"id":"m","model":"x"}}"#,
        #"{"type":"assistant","message":{"id":"m","model":"x","usage":null}}"#,
        #"{"type":"user","message":{"id":"m","model":"x","usage":{"output_tokens":5}}}"#,
        #"{"type":"assistant","message":"text","usage":{"output_tokens":5}}"#,
      ]
    ])
    let scan = try transcripts.scan()
    #expect(scan.responses.isEmpty && scan.walk.rowCount == 4 && scan.walk.malformedCount == 0)
  }

  // MARK: Side questions

  @Test func `the copies of side questions are left out`() throws {
    let main = ResponseRow(output: 7)
    let copy = ResponseRow(request: "req_side", output: 7, isSidechain: true)
    #expect(try outputs([main, copy]) == [7])
    #expect(try outputs([copy], [main]) == [7])
    #expect(
      try outputs([copy, ResponseRow(request: "req_other", output: 7, isSidechain: true)]) == [
        7, 7,
      ])
    let sub = ResponseRow(id: "msg_2", output: 9, isSidechain: true)
    #expect(try outputs([main, copy, sub]) == [7, 9])
    // Without an ID, it isn't a copy.
    let unknown = ResponseRow(id: nil, output: 3, isSidechain: true)
    #expect(try outputs([main, unknown]) == [7, 3])
  }

  @Test func `a response of both counts as one of the main conversation`() throws {
    let side = ResponseRow(output: 7, isSidechain: true, branch: "side")
    let scan = try SampleTranscripts([[side.text], [ResponseRow(output: 2).text]]).scan()
    let response = try #require(scan.responses.first)
    #expect(scan.responses.count == 1 && response.usage.output == 7)
    #expect(scan.agentType(of: response.origin) == nil)
    #expect(scan.names.name(of: response.origin.branch) == "main")
  }

  // MARK: Placeholders

  @Test(arguments: [(nil, true), ("end_turn", false), ("tool_use", false), ("", false)])
  func `a response is unfinished where its rows say so`(_ stop: String?, _ expected: Bool) throws {
    #expect(try responses([ResponseRow(stop: stop)]).map(\.isUnfinished) == [expected])
    #expect(
      try responses([ResponseRow(stop: stop)], [ResponseRow(stop: nil)]).map(\.isUnfinished)
        == [expected])
  }

  // MARK: Time

  @Test func `the last timestamp is the response's, in whatever order rows stand`() throws {
    let times = ["2026-01-14T10:00:00Z", "2026-01-15T01:00:00+02:00", "2026-01-14T09:00:00.9Z"]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      let rows = order.map { ResponseRow(time: times[$0]) }
      #expect(
        try responses(rows).map { Moment(seconds: $0.seconds).utcText } == ["2026-01-14T23:00:00Z"])
      // Of several files, the oldest one tells.
      #expect(
        try responses([rows[0]], [rows[1]], [rows[2]]).map { Moment(seconds: $0.seconds).utcText }
          == ["2026-01-14T09:00:00Z"])
    }
  }

  @Test func `a row without a time has that of the row before, the first that of the file`() throws
  {
    let rows = [nil, "soon", "2026-01-12T08:00:00Z", nil, "2026-01-11T08:00:00Z", ""].enumerated()
      .map { ResponseRow(id: "msg_\($0)", time: $1) }
    let transcripts = try SampleTranscripts([rows.map(\.text)])
    try transcripts.setModified("-work-shop/session0.jsonl", to: 1_768_386_600)
    #expect(
      try transcripts.scan().responses.map { Moment(seconds: $0.seconds).utcText } == [
        "2026-01-14T10:30:00Z", "2026-01-14T10:30:00Z", "2026-01-12T08:00:00Z",
        "2026-01-12T08:00:00Z", "2026-01-11T08:00:00Z", "2026-01-11T08:00:00Z",
      ])
  }
}
