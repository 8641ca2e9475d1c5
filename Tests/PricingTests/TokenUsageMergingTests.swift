import Pricing
import Testing

struct TokenUsageMergingTests {
  /// The flat count, the split for five minutes and an hour, and what is billed for each of the two.
  @Test(
    arguments: [
      ([0, 0, 0], 0, 0), ([7, 0, 0], 7, 0), ([7, 7, 0], 7, 0), ([7, 0, 7], 0, 7),
      ([7, 3, 4], 3, 4), ([7, 1, 4], 3, 4), ([7, 0, 4], 3, 4), ([7, 4, 0], 7, 0),
      // Without a flat count.
      ([0, 0, 5], 0, 5), ([0, 3, 5], 3, 5),
      // A larger split.
      ([7, 3, 5], 3, 5), ([7, 9, 5], 9, 5), ([7, 0, 9], 0, 9), ([7, 9, 0], 9, 0),
      // Huge counts.
      ([Int.max, 0, 0], .max, 0), ([.max, .max, .max], .max, .max), ([.max, 1, .max], 1, .max),
      ([0, .max, .max], .max, .max), ([1, .max, .max], .max, .max), ([.max, 0, 1], .max - 1, 1),
    ] as [([Int], Int, Int)])
  func `puts the count of cache writes and its split together`(
    _ counts: [Int], _ fiveMinutes: Int, _ hour: Int
  ) {
    let usage = usage(counts)
    #expect(usage.cacheWrite5m == fiveMinutes)
    #expect(usage.cacheWrite1h == hour)
  }

  @Test(
    arguments: [
      // One row has the flat count only, another the split, in either order.
      ([[1_000, 0, 0], [1_000, 0, 1_000]], 0, 1_000),
      ([[1_000, 0, 1_000], [1_000, 0, 0]], 0, 1_000),
      ([[1_000, 0, 0], [0, 200, 800]], 200, 800),
      ([[0, 0, 0], [9, 0, 5]], 4, 5),
      ([[3, 0, 3], [9, 0, 5]], 4, 5),
    ] as [([[Int]], Int, Int)])
  func `cache writes of several rows are those of the fullest ones`(
    _ rows: [[Int]], _ fiveMinutes: Int, _ hour: Int
  ) {
    var largest = TokenUsage()
    for row in rows { largest.takeLargest(of: usage(row)) }
    #expect(largest.cacheWrite5m == fiveMinutes)
    #expect(largest.cacheWrite1h == hour)
  }

  @Test func `takes the largest of each count`() {
    let counts: [WritableKeyPath<TokenUsage, Int>] = [
      \.input, \.output, \.cacheWrites, \.cacheWriteSplit5m, \.cacheWriteSplit1h, \.cacheRead,
      \.webSearches, \.thinking,
    ]
    var (small, large) = (TokenUsage(), TokenUsage())
    for (index, count) in counts.enumerated() {
      small[keyPath: count] = index + 1
      large[keyPath: count] = index + 2
    }
    for (index, count) in counts.enumerated() {
      var (first, second) = (small, small)
      second[keyPath: count] = .max
      first.takeLargest(of: second)
      #expect(first == second, "count \(index)")
    }
    for (first, second) in [(small, large), (large, small), (large, TokenUsage())] {
      var largest = first
      largest.takeLargest(of: second)
      #expect(largest == large)
    }
  }

  @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
  func `is fast and in the US if any row says so`(_ first: Bool, _ second: Bool) {
    var (fast, other) = (TokenUsage(), TokenUsage())
    (fast.isFast, other.isFast) = (first, second)
    fast.takeLargest(of: other)
    #expect(fast.isFast == (first || second) && !fast.isInUS)
    var (inUS, another) = (TokenUsage(), TokenUsage())
    (inUS.isInUS, another.isInUS) = (first, second)
    inUS.takeLargest(of: another)
    #expect(inUS.isInUS == (first || second) && !inUS.isFast)
  }

  /// Returns a usage with a flat count of cache writes, and its split for five minutes and an hour.
  private func usage(_ counts: [Int]) -> TokenUsage {
    var usage = TokenUsage()
    (usage.cacheWrites, usage.cacheWriteSplit5m) = (counts[0], counts[1])
    usage.cacheWriteSplit1h = counts[2]
    return usage
  }
}
