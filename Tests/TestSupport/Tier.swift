import Foundation

/// How much a test run tries, as named by `TEST_TIER`; `CONTRIBUTING.md` explains the tiers.
package enum Tier: String {
  /// `make test`: a sample of all generated cases, and nothing slow.
  case test
  /// `make check`: all listed cases, and a sample of the generated ones.
  case check
  /// `make check-all`: as many cases as are worth waiting for.
  case all

  package static let current: Tier = {
    guard let name = ProcessInfo.processInfo.environment["TEST_TIER"] else { return .test }
    guard let tier = Tier(rawValue: name) else {
      fatalError("TEST_TIER is '\(name)'; it is test, check or all")
    }
    return tier
  }()

  /// Returns the value for the current tier.
  package static func choose<Value>(test: Value, check: Value, all: Value) -> Value {
    switch current {
    case .test: test
    case .check: check
    case .all: all
    }
  }

  /// Returns all elements; in `make test` only every `step`-th, beginning with the one at `start` modulo `step`.
  ///
  /// Nested loops pass a different `start` in each iteration, so that together they still try every element.
  package static func sample<Elements: Collection>(
    _ elements: Elements, each step: Int, from start: Int = 0
  ) -> [Elements.Element] {
    guard current == .test else { return Array(elements) }
    return elements.enumerated().filter { $0.offset % step == start % step }.map(\.element)
  }
}
