import Pricing
import Testing

@testable import Transcripts

/// Tests the `iterations` of a usage: parts of its counts, and advice of other models.
struct AdviceTests {
  /// Returns the only response of rows, and its advice in words.
  private func read(
    _ rows: ResponseRow...
  ) throws -> (response: Response, advice: [String]) {
    let scan = try SampleTranscripts([rows.map(\.text)]).scan()
    #expect(scan.responses.count == 1)
    let response = try #require(scan.responses.first)
    let advice = response.details?.advice.map { advice in
      "\(scan.name(of: advice.model)) \(advice.usage.input) \(advice.usage.output)"
    }
    return (response, advice ?? [])
  }

  private func row(_ iterations: String...) -> ResponseRow {
    ResponseRow(usage: #","iterations":[\#(iterations.joined(separator: ","))]"#)
  }

  private func part(_ input: Int, _ output: Int, _ more: String = "") -> String {
    #"{"type":"message","input_tokens":\#(input),"output_tokens":\#(output)\#(more)}"#
  }

  private func advice(_ input: Int, _ output: Int, _ more: String = "") -> String {
    #"{"type":"advisor_message","model":"claude-opus-5","input_tokens":\#(input),"#
      + #""output_tokens":\#(output)\#(more)}"#
  }

  // MARK: Advice

  @Test func `advice of another model is a usage of that model, and no response`() throws {
    let read = try read(row(part(1, 4), advice(150_000, 6_000), part(2, 6)))
    #expect(read.advice == ["claude-opus-5 150000 6000"])
    #expect((read.response.usage.input, read.response.usage.output) == (3, 10))
  }

  @Test func `advice has counts of its own of all kinds`() throws {
    let counts =
      #","cache_creation_input_tokens":50,"cache_read_input_tokens":100,"cache_creation":"#
      + #"{"ephemeral_1h_input_tokens":20,"ephemeral_5m_input_tokens":30}"#
    let advice = try #require(
      try read(row(advice(5, 7, counts))).response.details?.advice.first)
    let usage = advice.usage
    #expect((usage.input, usage.output, usage.cacheRead) == (5, 7, 100))
    #expect((usage.cacheWrite5m, usage.cacheWrite1h) == (30, 20))
  }

  @Test func `advice is never fast, and in the US where the response is`() throws {
    for usage in [#","speed":"fast","inference_geo":"us""#, ""] {
      var row = row(advice(5, 7, #","speed":"fast""#), advice(6, 8, #","inference_geo":"us""#))
      row.usage += usage
      let read = try read(row).response
      let advice = try #require(read.details?.advice)
      #expect(advice.count == 2)
      #expect(advice.allSatisfy { !$0.usage.isFast })
      #expect(advice.allSatisfy { $0.usage.isInUS == read.usage.isInUS })
      #expect(read.usage.isInUS == !usage.isEmpty)
    }
    // Another row may say so.
    let american = ResponseRow(usage: #","inference_geo":"us""#)
    for rows in [[row(advice(5, 7)), american], [american, row(advice(5, 7))]] {
      let scan = try SampleTranscripts([rows.map(\.text)]).scan()
      #expect(scan.responses.first?.details?.advice.first?.usage.isInUS == true)
    }
  }

  @Test(arguments: [
    #"{"type":"advisor_message","input_tokens":5}"#,
    #"{"type":"advisor_message","model":"","input_tokens":5}"#,
    #"{"type":"advisor_message","model":7,"input_tokens":5}"#,
    #"{"type":"message","model":"claude-opus-5","input_tokens":5}"#,
    #"{"model":"claude-opus-5","input_tokens":5}"#,
    #"{"type":"compaction","model":"claude-opus-5","input_tokens":5}"#,
    #"{"type":"fallback_message","model":"claude-opus-5","input_tokens":5}"#,
    "7", "null", "[]", #""advisor_message""#, "{}",
  ])
  func `what is in the response's own counts, or has no model, is no advice`(
    _ iteration: String
  ) throws {
    #expect(try read(row(iteration)).advice == [])
    #expect(try read(row(iteration)).response.details == nil)
    #expect(try read(row(iteration, advice(5, 7))).advice == ["claude-opus-5 5 7"])
  }

  @Test(arguments: ["null", "{}", "[]", "7", #""text""#, #"{"type":"advisor_message"}"#])
  func `iterations of another shape are none`(_ iterations: String) throws {
    let row = ResponseRow(usage: #","iterations":\#(iterations)"#)
    #expect(try read(row).response.details == nil)
  }

  @Test func `of the rows of one response, the largest of each count is right, by place`() throws {
    let rows = [
      row(advice(5, 1), advice(6, 6)), row(advice(0, 7), advice(9, 0), advice(2, 2)), row(),
      row(advice(1, 1)),
    ]
    let expected = ["claude-opus-5 5 7", "claude-opus-5 9 6", "claude-opus-5 2 2"]
    #expect(try read(rows[0], rows[1], rows[2], rows[3]).advice == expected)
    #expect(try read(rows[3], rows[2], rows[1], rows[0]).advice == expected)
    let copies = try SampleTranscripts(rows.map { [$0.text] }).scan()
    #expect(copies.responses.first?.details?.advice.map(\.usage.input) == [5, 9, 2])
  }

  // MARK: Parts

  /// Returns the inputs of the parts that add up to a response.
  private func parts(_ row: ResponseRow) throws -> [Int] {
    try read(row).response.iterations.map(\.input)
  }

  @Test func `several messages that add up to the whole are its parts`() throws {
    #expect(try parts(row(part(1, 4), part(2, 6))) == [1, 2])
    #expect(try parts(row(part(1, 4), advice(9, 9), part(2, 6))) == [1, 2])
    // An entry without a type is a message.
    #expect(try parts(row(part(1, 4), #"{"input_tokens":2,"output_tokens":6}"#)) == [1, 2])
    #expect(try parts(row(part(1, 4), part(0, 0), part(2, 6))) == [1, 0, 2])
  }

  @Test func `one message is no part`() throws {
    #expect(try parts(row(part(3, 10))) == [])
    #expect(try parts(row(part(3, 10), #"{"type":"compaction","input_tokens":0}"#)) == [])
    #expect(try parts(row()) == [])
  }

  @Test func `messages that don't add up in all four counts are no parts`() throws {
    func row(_ first: String, _ second: String) -> ResponseRow {
      self.row(first, second).with { ($0.writes, $0.read) = (5, 7) }
    }
    let writes = #","cache_creation_input_tokens":"#
    let reads = #","cache_read_input_tokens":"#
    let first = part(1, 4, writes + "5" + reads + "3")
    #expect(try parts(row(first, part(2, 6, reads + "4"))) == [1, 2])
    for other in [
      part(1, 6, reads + "4"), part(2, 7, reads + "4"), part(2, 6, reads + "5"),
      part(2, 6, writes + "1" + reads + "4"), part(2, 6),
    ] {
      #expect(try parts(row(first, other)) == [], "\(other)")
    }
    // The flat count of writes tells, not its split.
    let split = #","cache_creation":{"ephemeral_5m_input_tokens":5}"#
    #expect(
      try parts(row(part(1, 4, split + reads + "3"), part(2, 6, reads + "4"))) == [])
  }

  @Test func `parts of a growing response are those of its largest counts`() throws {
    let early = row(part(1, 4), part(0, 1)).with { ($0.input, $0.output) = (1, 5) }
    let late = row(part(1, 4), part(2, 6))
    #expect(try read(early, late).response.iterations.map(\.output) == [4, 6])
    #expect(try read(late, early).response.iterations.map(\.output) == [4, 6])
    let three = row(part(1, 4), part(1, 3), part(1, 3))
    #expect(try read(row(part(1, 4), part(1, 3)), three).response.iterations.count == 3)
  }

  @Test func `huge parts add up to no whole`() throws {
    let huge = String(repeating: "9", count: 30)
    let parts = #"{"input_tokens":\#(huge),"output_tokens":\#(huge)}"#
    #expect(try self.parts(row(parts, parts)) == [])
  }
}
