import OperatingSystem
import Pricing
import TestSupport
import Testing
import Transcripts

struct VisibleOutputTests {
  private typealias Make = SampleTranscripts

  /// Returns the visible output of the only response.
  private func output(_ files: [String]...) throws -> VisibleOutput {
    let outputs = try SampleTranscripts(files).outputs()
    #expect(outputs.count == 1)
    return try #require(outputs.first).output
  }

  // MARK: Characters

  @Test(arguments: [
    (#"Grüße, 日本 😀"#, 11), (#"a\nb\u00e9\ud83d\ude00"#, 5), (#"e\u0301"#, 2), (#"\ud834"#, 1),
  ])
  func `counts a text decoded, in Unicode scalars`(_ text: String, _ count: Int) throws {
    let output = try output([Make.row(Make.text(text))])
    #expect(output.characters == count)
    #expect(output.kind == .text && output.obstacle(tokens: 1) == nil)
  }

  @Test func `counts arguments as minimal JSON`() throws {
    let call = Make.call(
      "Bash", #"{ "command" : "a\u000ab\u00e9\/" , "n" : [ 1, 2.50 ] }"#, id: "t")
    #expect(try output([Make.row(call)]).characters == #"{"command":"a\nbé/","n":[1,2.50]}"#.count)
  }

  @Test func `adds up the blocks of a response, in one row or several`() throws {
    let (text, call) = (Make.text("abc"), Make.call("Read", #"{"a":1}"#, id: "t"))
    for rows in [[Make.row(text, call)], [Make.row(text, uuid: "1"), Make.row(call, uuid: "2")]] {
      let output = try output(rows)
      #expect(output.characters == 3 + 7)
      #expect(output.kind == .mixed)
    }
  }

  // MARK: Kinds

  @Test(arguments: [
    (["Bash"], OutputKind.bashArguments), (["Edit"], .editArguments), (["Write"], .writeArguments),
    (["Read"], .arguments), (["Bash", "Bash"], .arguments), (["mcp__x__Bash"], .arguments),
  ])
  func `one call without text is of its tool's kind`(_ tools: [String], _ kind: OutputKind) throws {
    let calls = tools.enumerated().map { index, tool in
      Make.row(Make.call(tool, "{}", id: "t\(index)"))
    }
    #expect(try output(calls).kind == kind)
    #expect(try output([Make.row(Make.text(""))] + calls).kind == kind)
    #expect(try output([Make.row(Make.text("x"))] + calls).kind == .mixed)
  }

  // MARK: Copies

  @Test func `counts a block once that comes again`() throws {
    let text = Make.row(Make.text("abc"), uuid: "1")
    let call = Make.row(Make.call("Read", #"{"a":1}"#, id: "t"), uuid: "2")
    let again = Make.row(Make.call("Read", #"{"a":1}"#, id: "t"), uuid: "3")
    let other = Make.row(Make.text("xy"), uuid: "4")
    #expect(try output([text, call, other]).characters == 12)
    #expect(try output([text, call, other, text, again, call, other]).characters == 12)
    #expect(try output([text, call, other, text, again, call, other]).kind == .mixed)
  }

  @Test func `counts a growing block once, at its longest`() throws {
    let texts = ["", "Gr", "Grüße", "Gr"].enumerated().map { index, text in
      Make.row(Make.text(text), uuid: index == 3 ? "1" : "\(index)")
    }
    #expect(try output(texts).characters == 5)
    let calls = [#"{"a":1}"#, #"{"a":12}"#, "{}"].map { Make.row(Make.call("Read", $0, id: "t")) }
    #expect(try output(calls).characters == 8)
    #expect(try output(calls).kind == .arguments)
    // Rows without IDs.
    #expect(try output(texts.map { $0.replacing(#/"uuid":"\d",/#, with: "") }).characters == 5 + 2)
  }

  @Test func `counts texts that are equal only by chance`() throws {
    #expect(try output([Make.row(Make.text("ab"), Make.text("abc"))]).characters == 5)
    #expect(try output([Make.row(Make.text("abc")), Make.row(Make.text("abd"))]).characters == 6)
    let call = Make.call("Read", "{}", id: "t")
    #expect(try output([Make.row(call), Make.row(Make.text("{}"))]).characters == 4)
  }

  @Test func `counts the file that shows most`() throws {
    let (first, second) = (
      Make.row(Make.text("abc"), uuid: "1"), Make.row(Make.text("de"), uuid: "2")
    )
    for files in [
      [[first, second], [first]], [[first], [first, second]], [[second], [first, second]],
    ] {
      #expect(try SampleTranscripts(files).outputs().map(\.output.characters) == [5])
    }
  }

  @Test func `leaves out the copies of side questions`() throws {
    let main = Make.row(Make.text("abc"), request: "a")
    let copy = Make.row(Make.text("abc"), sidechain: true, request: "b")
    #expect(try output([main], [copy]).characters == 3)
  }

  // MARK: Obstacles

  @Test(arguments: [
    (#"{"type":"thinking","thinking":"","signature":"x"}"#, VisibleOutput.Obstacle.hiddenThinking),
    (#"{"type":"redacted_thinking","data":"x"}"#, .hiddenThinking),
    (#"{"type":"server_tool_use","id":"s","name":"web_search","input":{}}"#, .serverTools),
    (#"{"type":"web_search_tool_result","tool_use_id":"s","content":[]}"#, .serverTools),
    (#"{"type":"fallback"}"#, .otherContent), (#"{"text":"no type"}"#, .otherContent),
  ])
  func `one block that hides something is enough`(
    _ block: String, _ obstacle: VisibleOutput.Obstacle
  ) throws {
    let text = Make.row(Make.text("abc"), uuid: "1")
    let hiding = Make.row(block, uuid: "2")
    #expect(try output([text, hiding]).obstacle(tokens: 5) == obstacle)
    #expect(try output([text], [hiding, text]).obstacle(tokens: 5) == obstacle)
  }

  @Test func `usage can tell of what isn't seen`() throws {
    let thinking = Make.row(
      Make.text("a"), usage: #","output_tokens_details":{"thinking_tokens":1}"#)
    #expect(try output([thinking]).obstacle(tokens: 5) == .hiddenThinking)
    let search = Make.row(
      Make.text("a"), usage: #","server_tool_use":{"web_search_requests":1}"#)
    #expect(try output([search]).obstacle(tokens: 5) == .serverTools)
    let none = Make.row(
      Make.text("a"),
      usage: #","output_tokens_details":{"thinking_tokens":0},"server_tool_use":{}"#)
    #expect(try output([none]).obstacle(tokens: 5) == nil)
  }

  @Test func `needs a count that is final, and something to see`() throws {
    let open = Make.row(Make.text("a"), uuid: "1", stop: nil)
    #expect(try output([open]).obstacle(tokens: 5) == .noFinalCount)
    #expect(try output([open, Make.row(uuid: "2")]).obstacle(tokens: 5) == nil)
    #expect(try output([open], [Make.row(uuid: "1")]).obstacle(tokens: 5) == nil)
    #expect(try output([Make.row(Make.text("a"))]).obstacle(tokens: 0) == .noFinalCount)
    #expect(try output([Make.row(Make.text(""))]).obstacle(tokens: 5) == .nothingVisible)
    #expect(try output([Make.row()]).obstacle(tokens: 5) == .nothingVisible)
  }

  // MARK: Tokens and times

  @Test func `knows the tokens of a response`() throws {
    let rows = [
      Make.row(Make.text("a"), tokens: 3, stop: nil), Make.row(Make.text("ab"), tokens: 7),
    ]
    let found = try SampleTranscripts([rows]).outputs()
    #expect(found.map(\.response.usage.output) == [7])
  }

  @Test func `looks at no output unless asked to`() throws {
    let transcripts = try SampleTranscripts([[Make.row(Make.text("a"))]])
    var scan = TranscriptScan()
    for file in TranscriptSearch(in: [transcripts.directory.path], environment: Environment([:]))
      .files
    {
      try scan.read(file)
    }
    #expect(scan.outputs.isEmpty && scan.responses.count == 1)
  }
}
