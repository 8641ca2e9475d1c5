import ActivityLog
import JSONLines
import TestSupport
import Testing

@testable import Analysis

struct SessionTimesTests {
  private func activity(_ moments: [Int]) -> SessionTimes.Activity? {
    times([3: moments]).activity(of: 3)
  }

  @Test(arguments: [
    ([10], 10, 10, 0), ([0, 300], 0, 300, 300), ([0, 301], 0, 301, 0),
    ([0, 100, 500, 600], 0, 600, 200), ([0, 600, 300], 0, 600, 600), ([5, 5, 5], 5, 5, 0),
    ([1_000, 0, 900], 0, 1_000, 100), ([0, 10, 5], 0, 10, 10),
  ])
  func `leaves pauses of over five minutes out of the active time`(
    _ moments: [Int], _ start: Int, _ end: Int, _ active: Int
  ) throws {
    let found = try #require(activity(moments))
    #expect([found.start, found.end, found.active] == [start, end, active])
  }

  @Test func `gives the same in any order`() throws {
    var numbers = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let moments = (0..<30).map { _ in numbers.below(6_000) }
      let sorted = moments.sorted()
      let active = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 <= 300 }
        .reduce(0, +)
      let found = try #require(activity(moments))
      #expect([found.start, found.end, found.active] == [sorted[0], sorted[29], active])
    }
  }

  @Test func `knows nothing of sessions without timestamps`() {
    let times = times([1: [nil], 3: [0]])
    #expect([0, 1, 2, 4, .max].allSatisfy { times.activity(of: $0) == nil })
    #expect(times.activity(of: 3) != nil)
  }

  /// Returns the times of sessions, by their numbers.
  private func times(_ sessions: KeyValuePairs<UInt32, [Int?]>) -> SessionTimes {
    var times = SessionTimes()
    for (number, moments) in sessions {
      for moment in moments {
        var record = ScannedRecord()
        record.seconds = moment
        withBytes("") { times.addTime(of: record, in: $0, to: number) }
      }
    }
    return times
  }

  @Test func `sessions side by side count each in the active time of all`() {
    #expect(times([:]).activeSeconds == 0)
    #expect(times([1: [0, 300, 1_000, 1_050], 2: [100, 200]]).activeSeconds == 450)
    #expect(times([1: [nil], 2: [7]]).activeSeconds == 0)
  }

  @Test func `times of several files join the ranges of a session`() {
    var left = times([1: [0, 100], 2: [50]])
    left.add(times([1: [60], 2: [400, 1_000], 4: [7]]), numbers: [0, 2, 1, 9, 3])
    #expect(left.activeSeconds == 410)
    #expect(left.activity(of: 1)?.active == 400 && left.activity(of: 2)?.active == 10)
    #expect(left.activity(of: 3)?.start == 7)
  }

  @Test func `times at the ends of what can be counted add up without a trap`() {
    let times = times([1: [0, 1], 2: [.max - 400, .max - 399]])
    #expect(times.activeSeconds == 2)
  }
}
