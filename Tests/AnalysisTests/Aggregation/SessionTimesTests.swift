import ActivityLog
import JSONLines
import TestSupport
import Testing

@testable import Analysis

struct SessionTimesTests {
  /// Returns a record of the session whose name is the first byte.
  private func record(at moment: Int?) -> ScannedRecord {
    var record = ScannedRecord()
    record.seconds = moment
    record[.sessionID] = JSONText(start: 0, end: 1)
    return record
  }

  private func activity(_ moments: [Int]) -> SessionTimes.Activity? {
    var times = SessionTimes()
    withBytes("s") { bytes in
      for moment in moments { times.addTime(of: record(at: moment), in: bytes) }
    }
    return times.activity(of: "s")
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
    var times = SessionTimes()
    withBytes("s") { bytes in times.addTime(of: record(at: nil), in: bytes) }
    #expect(times.activity(of: "s") == nil)
    #expect(times.activity(of: nil) == nil)
  }

  /// Returns the times of sessions, each named by one letter.
  private func times(_ sessions: KeyValuePairs<String, [Int?]>) -> SessionTimes {
    var times = SessionTimes()
    for (name, moments) in sessions {
      withBytes(name) { bytes in
        for moment in moments { times.addTime(of: record(at: moment), in: bytes) }
      }
    }
    return times
  }

  @Test func `sessions side by side count each in the active time of all`() {
    #expect(times([:]).activeSeconds == 0)
    #expect(times(["a": [0, 300, 1_000, 1_050], "b": [100, 200]]).activeSeconds == 450)
    #expect(times(["a": [nil], "b": [7]]).activeSeconds == 0)
  }

  @Test func `times of several files join the ranges of a session`() {
    var left = times(["a": [0, 100], "b": [50]])
    left += times(["b": [60], "a": [400, 1_000]])
    #expect(left.activeSeconds == 410)
    #expect(left.activity(of: "a")?.active == 400 && left.activity(of: "b")?.active == 10)
  }

  @Test func `times at the ends of what can be counted add up without a trap`() {
    let times = times(["a": [0, 1], "b": [.max - 400, .max - 399]])
    #expect(times.activeSeconds == 2)
  }
}
