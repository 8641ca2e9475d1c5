import Pricing
import Testing

@testable import Transcripts

/// Tests what the rows of one response say together.
struct ResponseTests {
  /// Returns a row with some output, from which its other figures are derived.
  private func row(
    _ output: Int, unfinished: Bool = false, sidechain: Bool = false
  ) -> Response {
    var usage = TokenUsage()
    usage.output = output
    usage.input = output * 2
    let claim = Claim(
      standing: Claim.Standing(fileStart: 0), transcript: 1, origin: RowOrigin(), last: 0)
    return Response(
      usage: usage, model: UInt32(output) + 1, claim: claim, isUnfinished: unfinished,
      isSidechain: sidechain, first: 0)
  }

  private func response(_ rows: [Response]) -> Response {
    var response = rows[0]
    for row in rows.dropFirst() { response.add(row: row) }
    return response
  }

  @Test func `of each count the largest is right, each by itself`() {
    var (first, second) = (TokenUsage(), TokenUsage())
    (first.input, first.output, first.cacheWrites, first.cacheRead) = (3, 1, 9, 0)
    (first.cacheWriteSplit5m, first.cacheWriteSplit1h) = (4, 0)
    (second.input, second.output, second.cacheWrites, second.cacheRead) = (0, 20, 5, 7)
    (second.cacheWriteSplit5m, second.cacheWriteSplit1h) = (1, 2)
    (first.webSearches, second.webSearches) = (1, 2)
    (first.thinking, second.thinking) = (8, 3)
    for usages in [[first, second], [second, first]] {
      let usage = response(
        usages.map { usage in
          var row = row(1)
          row.usage = usage
          return row
        }
      ).usage
      #expect((usage.input, usage.output, usage.cacheRead) == (3, 20, 7))
      #expect(
        (usage.cacheWrites, usage.cacheWriteSplit5m, usage.cacheWriteSplit1h) == (9, 4, 2))
      #expect((usage.webSearches, usage.thinking) == (2, 8))
    }
  }

  @Test func `it was fast or in the US if one row says so`() {
    var (fast, american) = (row(1), row(2))
    fast.usage.isFast = true
    american.usage.isInUS = true
    for rows in [[fast, american, row(3)], [row(3), american, fast]] {
      #expect(response(rows).usage.isFast && response(rows).usage.isInUS)
    }
    #expect(!response([row(1), american]).usage.isFast)
  }

  @Test(arguments: [[1, 3, 427], [427, 3, 1], [3, 427, 1]])
  func `the model is that of the row with the largest output`(_ outputs: [Int]) {
    #expect(response(outputs.map { row($0) }).model == 428)
  }

  @Test func `of equal outputs the later row's model is right`() {
    var later = row(5)
    later.model = 99
    #expect(response([row(5), later]).model == 99)
    #expect(response([later, row(5)]).model == 6)
    #expect(response([row(5), later, row(4)]).model == 99)
  }

  @Test func `one row that tells its end is enough`() {
    #expect(response([row(1, unfinished: true), row(1, unfinished: true)]).isUnfinished)
    #expect(!response([row(1, unfinished: true), row(9)]).isUnfinished)
    #expect(!response([row(9), row(1, unfinished: true)]).isUnfinished)
  }

  @Test func `one row outside of sidechains is enough`() {
    #expect(!response([row(1, sidechain: true), row(2), row(3)]).isSidechain)
    #expect(!response([row(1), row(2, sidechain: true)]).isSidechain)
    #expect(response([row(1, sidechain: true), row(2, sidechain: true)]).isSidechain)
  }
}
