import Pricing
import Testing

@testable import Transcripts

/// Tests which rows are one response where gateways give all of them one `message.id`, or rows lack their
/// `requestId`.
struct GatewayTests {
  private typealias Make = SampleTranscripts

  /// Returns the inputs and outputs of the responses in files.
  private func tokens(_ files: [String]...) throws -> [[Int]] {
    try SampleTranscripts(files).scan().responses.map { [$0.usage.input, $0.usage.output] }
  }

  /// Returns a row without a request.
  private func row(
    _ input: Int, _ output: Int, minute: Int, _ change: (inout ResponseRow) -> Void = { _ in }
  ) -> String {
    ResponseRow(
      id: "relay", request: nil, uuid: "u\(minute)", output: output, input: input,
      time: "2026-01-14T10:\(10 + minute):00Z"
    ).with(change).text
  }

  // MARK: One id for everything

  @Test func `rows with other prompts are other responses, in one file and in several`() throws {
    #expect(
      try tokens([row(100, 10, minute: 1), row(200, 20, minute: 2)], [row(300, 30, minute: 3)])
        == [[100, 10], [200, 20], [300, 30]])
  }

  @Test func `each request is a response, whatever the prompts and files`() throws {
    let rows = (1...3).map { minute in row(100, 10, minute: 1) { $0.request = "r\(minute)" } }
    #expect(try tokens(rows) == Array(repeating: [100, 10], count: 3))
    #expect(try tokens([rows[0]], [rows[1], rows[2], rows[0]]).count == 3)
  }

  @Test func `subagents' requests are responses of their own`() throws {
    let side = (2...3).map { minute in
      row(100 * minute, 10 * minute, minute: 1) {
        ($0.request, $0.isSidechain, $0.agent) = ("r\(minute)", true, "a1")
      }
    }
    let main = row(100, 10, minute: 1) { $0.request = "r1" }
    #expect(try tokens([main], side) == [[100, 10], [200, 20], [300, 30]])
  }

  @Test func `equal prompts in different files are different responses`() throws {
    #expect(try tokens([row(100, 10, minute: 1)], [row(100, 20, minute: 2)]).count == 2)
  }

  // MARK: Rows that follow each other

  @Test func `rows of one prompt that follow each other are one response`() throws {
    let rows = [row(100, 1, minute: 1), row(100, 50, minute: 2), row(100, 9, minute: 3)]
    #expect(try tokens(rows) == [[100, 50]])
    #expect(try tokens([rows[0], Make.result("t"), rows[1]]) == [[100, 50]])
    #expect(try tokens([rows[0], #"{"type":"system"}"#, "nonsense", rows[1]]) == [[100, 50]])
  }

  @Test func `what the user says ends a response`() throws {
    let rows = [row(100, 1, minute: 1), row(100, 50, minute: 2)]
    #expect(try tokens([rows[0], Make.prompt(), rows[1]]) == [[100, 1], [100, 50]])
  }

  @Test func `another thread's prompts and responses end nothing`() throws {
    let rows = [row(100, 1, minute: 1), row(100, 50, minute: 2)]
    let sides = [
      row(700, 7, minute: 3) { $0.isSidechain = true },
      row(800, 8, minute: 4) { ($0.isSidechain, $0.agent) = (true, "a1") },
      row(900, 9, minute: 5) { ($0.isSidechain, $0.agent) = (true, "a2") },
    ]
    #expect(
      try tokens([
        rows[0], Make.prompt(sidechain: true), Make.prompt(agent: "a1"), rows[1],
      ]) == [[100, 50]])
    #expect(
      try tokens([rows[0]] + sides + [rows[1]])
        == [[100, 50], [700, 7], [800, 8], [900, 9]])
    let more = row(900, 90, minute: 6) { ($0.isSidechain, $0.agent) = (true, "a2") }
    #expect(try tokens([sides[2], rows[0], more]) == [[900, 90], [100, 1]])
    let prompt = Make.prompt(sidechain: true, agent: "a2")
    #expect(try tokens([sides[2], prompt, more]) == [[900, 9], [900, 90]])
  }

  @Test func `another message ends a response, and so does a row without ids`() throws {
    let rows = [row(100, 1, minute: 1), row(100, 50, minute: 2)]
    let other = row(5, 5, minute: 3) { $0.id = "msg_other" }
    let unnamed = row(5, 5, minute: 3) { ($0.id, $0.uuid) = (nil, nil) }
    #expect(try tokens([rows[0], other, rows[1]]) == [[100, 1], [5, 5], [100, 50]])
    #expect(try tokens([rows[0], unnamed, rows[1]]) == [[100, 1], [5, 5], [100, 50]])
    // These aren't of the API.
    let synthetic = row(5, 5, minute: 3) { ($0.id, $0.model) = ("x", "<synthetic>") }
    #expect(try tokens([rows[0], synthetic, rows[1]]) == [[100, 50]])
  }

  @Test func `a response doesn't go on in the next file`() throws {
    #expect(try tokens([row(100, 1, minute: 1)], [row(100, 50, minute: 2)]).count == 2)
  }

  @Test func `a count of a prompt that is still 0 agrees with any, each by itself`() throws {
    let first = row(0, 1, minute: 1) { ($0.writes, $0.read) = (9, 0) }
    let second = row(3, 2, minute: 2) { ($0.writes, $0.read) = (0, 7) }
    #expect(try tokens([first, second]) == [[3, 2]])
    for (input, writes, read) in [(3, 9, 8), (3, 8, 7), (4, 9, 7)] {
      let other = row(input, 50, minute: 3) { ($0.writes, $0.read) = (writes, read) }
      #expect(try tokens([first, second, other]).count == 2)
    }
    #expect(
      try tokens([first, second, row(3, 5, minute: 3) { ($0.writes, $0.read) = (9, 7) }]).count
        == 1)
  }

  @Test func `cache writes agree whether they are split or not`() throws {
    let flat = row(1, 1, minute: 1) { $0.writes = 10 }
    let split = row(1, 2, minute: 2) { $0.split = (6, 4) }
    let both = row(1, 3, minute: 3) { ($0.writes, $0.split) = (10, (4, 6)) }
    let other = row(1, 4, minute: 4) { $0.split = (6, 5) }
    #expect(try tokens([flat, split, both]) == [[1, 3]])
    #expect(try tokens([flat, other]) == [[1, 1], [1, 4]])
  }

  // MARK: Some rows have a request

  @Test func `one response has rows with and without a request`() throws {
    let rows = (1...3).map { row(100, $0, minute: $0) }
    let named = (1...3).map { minute in row(100, minute, minute: minute) { $0.request = "r1" } }
    for parts in [
      [rows[0], named[1]], [named[0], rows[1]], [rows[0], named[1], rows[2]],
      [named[0], rows[1], named[2]], [rows[0], rows[1], named[2]],
    ] {
      #expect(try tokens(parts) == [[100, parts.count]])
    }
  }

  @Test func `a response takes over the request of its row`() throws {
    let unnamed = row(100, 1, minute: 1)
    func named(_ request: String, _ output: Int, minute: Int) -> String {
      row(100, output, minute: minute) { $0.request = request }
    }
    // The request is found again, anywhere.
    #expect(
      try tokens([unnamed, named("r1", 2, minute: 2)], [named("r1", 3, minute: 3)]) == [[100, 3]])
    // Another request is another response.
    #expect(
      try tokens([unnamed, named("r1", 2, minute: 2), named("r2", 3, minute: 3)])
        == [[100, 2], [100, 3]])
    #expect(
      try tokens([named("r1", 2, minute: 2)], [unnamed], [named("r2", 3, minute: 1)])
        == [[100, 2], [100, 3]])
  }

  @Test func `an empty request is none`() throws {
    let rows = (1...2).map { minute in row(100, minute, minute: minute) { $0.request = "" } }
    #expect(try tokens(rows) == [[100, 2]])
    #expect(try tokens([rows[0]], [rows[1]]).count == 2)
  }

  @Test func `rows of one request are one response however far apart they are`() throws {
    let parts = [1, 2, 3].map { minute in row(100, minute, minute: minute) { $0.request = "r1" } }
    let other = row(200, 9, minute: 4) { $0.request = "r2" }
    #expect(
      try tokens([parts[0], other, Make.prompt(), parts[1]], [parts[2]]) == [[100, 3], [200, 9]])
  }

  // MARK: Copies

  @Test func `rows with one uuid are copies, even if a count has changed`() throws {
    let original = row(100, 1, minute: 1)
    let copy = row(120, 50, minute: 2) { $0.uuid = "u1" }
    #expect(try tokens([original], [copy]) == [[120, 50]])
    #expect(try tokens([original], [copy.replacing("relay", with: "other")]).count == 2)
  }

  @Test func `rows of one time are copies if their prompts agree`() throws {
    let original = row(100, 1, minute: 1)
    func copy(_ input: Int) -> String { row(input, 50, minute: 1) { $0.uuid = "v1" } }
    #expect(try tokens([original], [copy(100)]) == [[100, 50]])
    #expect(try tokens([original], [copy(0)]) == [[100, 50]])
    #expect(try tokens([original], [copy(101)]) == [[100, 1], [101, 50]])
    let other = row(100, 50, minute: 1) { ($0.uuid, $0.time) = ("v1", "2026-01-14T10:11:00.000Z") }
    #expect(try tokens([original], [other]).count == 2)
    let untimed = [1, 2].map { minute in row(1, minute, minute: minute) { $0.time = nil } }
    #expect(try tokens([untimed[0]], [untimed[1]]).count == 2)
  }

  @Test func `rows without a request tell copies, of others the first in each file`() throws {
    let rows = [row(100, 1, minute: 1), row(100, 2, minute: 2)]
    #expect(try tokens(rows, rows) == [[100, 2]])
    #expect(try tokens(rows, [rows[0]]) == [[100, 2]])
    #expect(try tokens(rows, [rows[1]]) == [[100, 2]])
    #expect(try tokens([rows[1]], rows) == [[100, 2]])
    // Also if the response goes on after another one.
    let named = [1, 2].map { minute in row(100, minute, minute: minute) { $0.request = "r1" } }
    let other = row(200, 9, minute: 4) { $0.id = "msg_other" }
    let copy = row(100, 5, minute: 2) { $0.session = "s" }
    #expect(try tokens([named[0], other, named[1]], [copy]).count == 3)
  }

  @Test func `a copy with a uuid of its own names the original's`() throws {
    let original = row(100, 1, minute: 1)
    func copy(_ id: String, of uuid: String) -> String {
      row(100, 2, minute: 3) {
        ($0.uuid, $0.more) = (id, #","forkedFrom":{"sessionId":"s","messageUuid":"\#(uuid)"}"#)
      }
    }
    #expect(try tokens([original], [copy("v1", of: "u1")]) == [[100, 2]])
    #expect(try tokens([original], [copy("u1", of: "u7")]) == [[100, 1], [100, 2]])
    // It needn't be read first.
    #expect(try tokens([copy("v1", of: "u1")], [original]) == [[100, 2]])
  }

  @Test func `copies are found by the ids of each file's first row`() throws {
    let first = row(100, 1, minute: 1) { $0.request = "r1" }
    let second = row(100, 2, minute: 2) { $0.request = "r1" }
    #expect(try tokens([first], [second], [row(100, 5, minute: 2)]) == [[100, 5]])
    #expect(try tokens([first, second], [row(100, 5, minute: 2)]).count == 2)
  }
}
