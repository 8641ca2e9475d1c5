internal import Synchronization

/// Threads that share some work.
package enum Threads {
  /// How many can run at once.
  package static var processorCount: Int { SystemCalls.processorCount }

  /// Calls `body` on up to `count` threads, of which this one is the first, and returns what each call
  /// returned; fewer where the system allows no more.
  package static func run<Result: Sendable>(
    upTo count: Int, _ body: @escaping @Sendable () -> Result
  ) -> [Result] {
    let others = (1..<max(1, count)).compactMap { _ in
      let outcome = Outcome<Result>()
      return SystemCalls.startThread(SystemCalls.ThreadWork { outcome.set(body()) })
        .map { (thread: $0, outcome: outcome) }
    }
    let own = body()
    return [own]
      + others.compactMap { thread, outcome in
        thread.join()
        return outcome.value
      }
  }

  /// What a thread's work came to.
  private final class Outcome<Result: Sendable>: Sendable {
    private let result = Mutex<Result?>(nil)

    func set(_ value: Result) { result.withLock { $0 = value } }
    var value: Result? { result.withLock { $0 } }
  }
}

/// Hands out the numbers from 0 on, each once, to whatever thread asks.
package final class SharedCounter: Sendable {
  private let count = Atomic(0)

  package init() {}

  /// The next number.
  package func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}
