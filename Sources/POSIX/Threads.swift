internal import Synchronization

/// Threads that share some work.
package enum Threads {
  /// What weighs less than this (a megabyte, where weights are bytes) isn't worth a thread.
  private static let leastWeight = 1 << 20
  /// So many parts for each processor, so that those are done at about the same time.
  private static let partsPerProcessor = 2

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
    let runs = runs(of: items.map(weight), upTo: processors * partsPerProcessor)
    let next = Counter()
    let results = Results<Result>(count: runs.count)
    let work = SystemCalls.ThreadWork {
      while case let place = next.take(), place < runs.count {
        results.set(body(items[runs[place]]), at: place)
      }
    }
    // Where the system allows no further thread, those that there are do the work.
    let threads = (1..<max(1, min(processors, runs.count))).compactMap { _ in
      SystemCalls.startThread(work)
    }
    work.body()
    for thread in threads { thread.join() }
    return results.all
  }

  /// Neighbours put together until they weigh enough.
  private static func runs(of weights: [Int], upTo count: Int) -> [Range<Int>] {
    let enough = max(leastWeight, weights.reduce(0, +) / count)
    var runs: [Range<Int>] = []
    var (start, weight) = (0, 0)
    for index in weights.indices {
      weight += weights[index]
      guard weight >= enough || index == weights.count - 1 else { continue }
      runs.append(start..<index + 1)
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

  /// What came of each run.
  private final class Results<Result: Sendable>: Sendable {
    private let results: Mutex<[Result?]>

    init(count: Int) { results = Mutex(Array(repeating: nil, count: count)) }

    /// Keeps what came of a run.
    func set(_ result: Result, at place: Int) { results.withLock { $0[place] = result } }
    /// All of them, in the order of the runs.
    var all: [Result] { results.withLock { $0.compactMap { $0 } } }
  }
}
