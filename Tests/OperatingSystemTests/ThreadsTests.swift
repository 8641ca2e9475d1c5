import OperatingSystem
import Testing

struct ThreadsTests {
  private static let megabyte = 1 << 20

  @Test(arguments: [0, 1, 2, 7, 100])
  func `gives each item to one run, and keeps their order`(_ count: Int) {
    let items = Array(0..<count)
    let runs = Threads.map(runsOf: items, weight: { $0 * Self.megabyte / 3 }) { Array($0) }
    #expect(runs.flatMap { $0 } == items)
    #expect(runs.allSatisfy { !$0.isEmpty })
  }

  @Test func `makes several runs of much work, the last ones small`() throws {
    let runs = Threads.map(runsOf: Array(0..<400), weight: { _ in Self.megabyte }) { $0.count }
    #expect(runs.count >= 4)
    #expect(runs == runs.sorted(by: >))
    #expect(try #require(runs.last) <= 4)
  }

  @Test func `takes weights that no sum can hold`() {
    let runs = Threads.map(runsOf: Array(0..<9), weight: { _ in Int.max }) { Array($0) }
    #expect(runs.flatMap { $0 } == Array(0..<9))
  }

  @Test func `takes little work in one go`() {
    #expect(Threads.map(runsOf: Array(0..<50), weight: { _ in 1_000 }) { $0.count } == [50])
  }
}
