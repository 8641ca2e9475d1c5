internal import CSystem
internal import Synchronization

/// Parallel work on threads.
package enum Threads {
  /// The minimum weight that is worth a thread: a megabyte if weights are bytes.
  private static let leastWeight = 1 << 20

  /// Whether work of this weight is worth more than one thread.
  package static func areWorthwhile(for weight: Int) -> Bool { weight >= leastWeight }

  /// Calls `body` with runs of adjacent items, on as many threads as there are processors, and returns the
  /// results in the items' order.
  ///
  /// - Parameter weight: The amount of work for an item. Runs have about the same weight; a small total is a
  ///   single run, for which no thread is started.
  package static func map<Item: Sendable, Result: Sendable>(
    runsOf items: [Item], weight: (Item) -> Int,
    _ body: @escaping @Sendable (ArraySlice<Item>) -> Result
  ) -> [Result] {
    // 1 if the system doesn't report it.
    let processors = max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))
    let runs = runs(of: items.map(weight), for: processors)
    let numbers = Counter()
    let results = Locked([Result?](repeating: nil, count: runs.count))
    let work = WorkThread.Work {
      while case let place = numbers.next(), place < runs.count {
        let result = body(items[runs[place]])
        results.withLock { $0[place] = result }
      }
    }
    // If the system refuses further threads, those that exist do the work.
    let threads = (1..<max(1, min(processors, runs.count))).compactMap { _ in
      WorkThread(doing: work)
    }
    work.body()
    for thread in threads { thread.join() }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Groups adjacent items into runs.
  ///
  /// Each run takes two thirds of a processor's share of the remaining weight. So there are few runs, and the
  /// last ones are small enough to finish at about the same time.
  private static func runs(of weights: [Int], for processors: Int) -> [Range<Int>] {
    // Files can claim any size; an overflowing sum only changes how the runs are cut.
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

  /// A counter that hands out each number from 0 once.
  private final class Counter: Sendable {
    private let count = Atomic(0)

    /// Returns the next number.
    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}
