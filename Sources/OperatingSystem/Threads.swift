internal import Synchronization

/// Threads that share some work.
package enum Threads {
  /// What weighs less than this (a megabyte, where weights are bytes) isn't worth a thread.
  private static let leastWeight = 1 << 20

  /// Whether so much work is worth more than one thread.
  package static func areWorthwhile(for weight: Int) -> Bool { weight >= leastWeight }

  /// Calls `body` with one run of neighbouring items after the other, on as many threads as there are
  /// processors, and returns what came of them in the items' order.
  ///
  /// - Parameter weight: How much work an item is; runs are of about the same weight. Little work is one
  ///   run, for which no thread is made.
  package static func map<Item: Sendable, Result: Sendable>(
    runsOf items: [Item], weight: (Item) -> Int,
    _ body: @escaping @Sendable (ArraySlice<Item>) -> Result
  ) -> [Result] {
    let processors = SystemCalls.processorCount
    let runs = runs(of: items.map(weight), for: processors)
    let next = Counter()
    let results = SystemCalls.Locked([Result?](repeating: nil, count: runs.count))
    let work = SystemCalls.ThreadWork {
      while case let place = next.take(), place < runs.count {
        let result = body(items[runs[place]])
        results.withLock { $0[place] = result }
      }
    }
    // Where the system allows no further thread, those that there are do the work.
    let threads = (1..<max(1, min(processors, runs.count))).compactMap { _ in
      SystemCalls.startThread(work)
    }
    work.body()
    for thread in threads { thread.join() }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Neighbours put together: each run two thirds of what would be a processor's share of the rest, so that
  /// there are few, and the last ones are small enough to be done at about the same time.
  private static func runs(of weights: [Int], for processors: Int) -> [Range<Int>] {
    // Files can claim any size; a sum that isn't right only makes other runs.
    var rest = weights.reduce(0, &+)
    var runs: [Range<Int>] = []
    var (start, weight) = (0, 0)
    for index in weights.indices {
      weight &+= weights[index]
      let enough = max(leastWeight, rest / processors / 3 * 2)
      guard weight >= enough || index == weights.count - 1 else { continue }
      runs.append(start..<index + 1)
      rest &-= weight
      (start, weight) = (index + 1, 0)
    }
    return runs
  }

  /// Hands out the numbers from 0 on, each once.
  private final class Counter: Sendable {
    private let count = Atomic(0)

    /// The next number.
    func take() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}
