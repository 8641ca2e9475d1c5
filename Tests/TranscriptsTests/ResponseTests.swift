import Pricing
import Testing

@testable import Transcripts

struct ResponseTests {
  /// Returns a row with some output, from which its other figures are derived.
  private func row(
    _ output: Int, at seconds: Int = 0, unfinished: Bool = false, sidechain: Bool = false
  ) -> Response {
    var usage = TokenUsage()
    usage.output = output
    usage.input = output * 2
    var origin = RowOrigin()
    origin.session = UInt32(output)
    return Response(
      usage: usage, model: UInt32(output) + 1, origin: origin, seconds: seconds,
      isUnfinished: unfinished, isSidechain: sidechain)
  }

  private func response(_ rows: [Response]) -> Response {
    var response = rows[0]
    for row in rows.dropFirst() { response.add(row: row) }
    return response
  }

  @Test(arguments: [[1, 3, 427], [427, 3, 1], [3, 427, 1]])
  func `the largest output is right, with all that its row says`(_ outputs: [Int]) {
    let response = response(outputs.map { row($0) })
    #expect(response.usage.output == 427 && response.usage.input == 854)
    #expect(response.model == 428)
    // The response already belongs to the first row's session.
    #expect(response.origin.session == UInt32(outputs[0]))
  }

  @Test func `of equal outputs the later is right`() {
    var later = row(5)
    later.usage.cacheRead = 7
    later.model = 99
    #expect(response([row(5), later]).usage.cacheRead == 7)
    #expect(response([row(5), later]).model == 99)
    #expect(response([later, row(5)]).usage.cacheRead == 0)
  }

  @Test func `it was made when its last row was, whatever their order`() {
    #expect(response([row(1, at: 10), row(1, at: 30), row(2, at: 20)]).seconds == 30)
  }

  @Test func `one row that tells its end is enough`() {
    #expect(response([row(1, unfinished: true), row(1, unfinished: true)]).isUnfinished)
    #expect(!response([row(1, unfinished: true), row(9)]).isUnfinished)
    #expect(!response([row(9), row(1, unfinished: true)]).isUnfinished)
  }

  @Test func `a row outside of a sidechain tells where it comes from`() {
    let mixed = response([row(1, sidechain: true), row(2), row(3)])
    #expect(mixed.origin.session == 2 && !mixed.isSidechain)
    let main = response([row(1), row(2, sidechain: true)])
    #expect(main.origin.session == 1 && !main.isSidechain)
    let side = response([row(1, sidechain: true), row(2, sidechain: true)])
    #expect(side.origin.session == 1 && side.isSidechain)
  }
}
