import OperatingSystem
import Pricing
import Testing

@testable import Transcripts

/// Tests subagents' rows in the progress of calls, which were their only transcript before 2.1.
struct ProgressTests {
  private typealias Make = SampleTranscripts

  private let row = ResponseRow(uuid: "u3", output: 20, input: 10)
  private let outer = #","sessionId":"s1","cwd":"/work/shop","gitBranch":"outer""#

  @Test func `a response in a progress is one of the subagent`() throws {
    let progress = row.progress(outer: outer).replacing(#""gitBranch":"main","#, with: "")
    let scan = try SampleTranscripts([[progress]]).scan()
    let response = try #require(scan.responses.first)
    #expect(scan.responses.count == 1 && response.usage.output == 20 && response.isSidechain)
    let origin = response.origin
    #expect(origin.isSubagent && scan.agentType(of: origin) == "subagent")
    #expect(
      [origin.session, origin.directory, origin.root, origin.branch, origin.agentID].map(scan.name)
        == ["s1", "/work/shop", "/work/shop", "outer", "a1"])
    // The inner row's time.
    #expect(Moment(seconds: response.seconds).utcText == "2026-01-14T10:00:00Z")
  }

  @Test func `the inner row's own members count before the outer row's`() throws {
    let inner = row.with { ($0.session, $0.directory) = ("s2", "/work/other") }
    let scan = try SampleTranscripts([[inner.progress(outer: outer)]]).scan()
    let origin = try #require(scan.responses.first).origin
    #expect(
      [origin.session, origin.directory, origin.branch].map(scan.name)
        == ["s2", "/work/other", "main"])
  }

  @Test func `a response that the subagent's own file has is counted once, by that file`() throws {
    let own = row.with { row in
      (row.isSidechain, row.agent, row.branch, row.output, row.time) =
        (true, "a1", "own", 21, "2026-01-14T12:00:00Z")
    }
    let main = [row.progress(outer: outer)]
    for files in [
      ["p/s1.jsonl": main, "p/s1/subagents/agent-a1.jsonl": [own.text]],
      ["p/s1.jsonl": main, "p/agent-a1.jsonl": [own.text]],
    ] {
      let scan = try SampleTranscripts(files).scan()
      let response = try #require(scan.responses.first)
      #expect(scan.responses.count == 1 && response.usage.output == 21)
      #expect(scan.name(of: response.origin.branch) == "own")
      #expect(Moment(seconds: response.seconds).utcText == "2026-01-14T12:00:00Z")
    }
    // Without requests, the row's uuid tells.
    let unnamed = row.with { $0.request = nil }
    let copy = own.with { $0.request = nil }
    #expect(
      try SampleTranscripts([[unnamed.progress()], [copy.text]]).scan().responses.count == 1)
  }

  @Test func `a call in a progress is the subagent's, and its result ends it`() throws {
    let call = row.with {
      $0.content = Make.call("Read", #"{"file_path":"/work/shop/a"}"#, id: "t")
    }
    let result = Make.result("t", #""123""#)
    func progress(_ inner: String) -> String {
      #"{"type":"progress","data":{"agentId":"a1","message":\#(inner)}\#(outer)}"#
    }
    for rows in [[call.progress(outer: outer), progress(result)], [call.progress(), result]] {
      let scan = try SampleTranscripts([rows]).scan()
      let made = try #require(scan.calls.first)
      #expect(scan.calls.count == 1 && made.hasResult && made.resultCharacters == 3)
      #expect(Moment(seconds: made.seconds).utcText == "2026-01-14T10:00:30Z")
      #expect(made.origin.isSubagent && scan.name(of: made.origin.agentID) == "a1")
    }
    // It counts once.
    let own = call.with { ($0.isSidechain, $0.agent) = (true, "a1") }
    let both = try SampleTranscripts([
      [call.progress(), progress(result)], [own.text, result],
    ]).scan()
    #expect(both.calls.count == 1)
  }

  @Test func `what the user says in a progress ends the subagent's response`() throws {
    let rows = [1, 2].map { minute in
      row.with { row in
        (row.request, row.uuid, row.time) = (nil, "u\(minute)", "2026-01-14T10:0\(minute):00Z")
      }
    }
    let prompt =
      #"{"type":"progress","data":{"agentId":"a1","message":\#(Make.prompt())}}"#
    func count(_ rows: [String]) throws -> Int {
      try SampleTranscripts([rows]).scan().responses.count
    }
    let (first, second) = (rows[0].progress(), rows[1].progress())
    #expect(try count([first, second]) == 1)
    #expect(try count([first, prompt, second]) == 2)
    #expect(try count([first, Make.prompt(), second]) == 1)
    #expect(try count([first, prompt.replacing("a1", with: "a2"), second]) == 1)
    #expect(try count([rows[0].text, prompt, rows[1].text]) == 1)
  }

  @Test func `a side question's copy may be in a progress`() throws {
    let copy = row.with { $0.request = "req_side" }
    #expect(try SampleTranscripts([[row.text, copy.progress()]]).scan().responses.count == 1)
  }

  @Test func `the agent may be unknown, and the type of a row its role`() throws {
    let untyped = row.progress(agent: nil)
      .replacing(#""message":{"type":"assistant","#, with: #""message":{"#)
    let scan = try SampleTranscripts([[untyped]]).scan()
    let origin = try #require(scan.responses.first).origin
    #expect(origin.isSubagent && origin.agentID == 0)
  }

  @Test func `rows in the progress of a progress aren't read, however deep they are`() throws {
    let depth = 40_000
    let deep =
      String(repeating: #"{"type":"progress","data":{"message":"#, count: depth) + row.text
      + String(repeating: "}}", count: depth)
    #expect(try SampleTranscripts([[deep, row.progress()]]).scan().responses.count == 1)
    let twice =
      #"{"type":"progress","data":{"message":\#(row.with { $0.id = "msg_2" }.progress())}}"#
    #expect(try SampleTranscripts([[twice, row.progress()]]).scan().responses.count == 1)
  }

  @Test func `a progress that holds no row is nothing`() throws {
    let text = row.text
    for data in [
      "null", "7", "[]", text, #"{"message":null}"#, #"{"message":[\#(text)]}"#,
      #"{"message":"x"}"#, "{}", #"{"message":{}}"#, #"{"message":{"type":"user"}}"#,
      #"{"message":{"type":"assistant","message":{"id":"m","usage":7}}}"#,
      // Not in a further progress, either.
      #"{"message":{"type":"progress","data":{}}}"#,
    ] {
      let rows = [#"{"type":"progress","data":\#(data)}"#, #"{"type":"progress"}"#]
      let scan = try SampleTranscripts([rows]).scan()
      #expect(scan.responses.isEmpty && scan.calls.isEmpty && scan.walk.rowCount == 2, "\(data)")
    }
    let other = row.progress().replacing(#""type":"progress""#, with: #""type":"system""#)
    #expect(try SampleTranscripts([[other]]).scan().responses.isEmpty)
  }
}
