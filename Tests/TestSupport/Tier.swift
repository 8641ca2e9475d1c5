import Foundation

/// How much a run of the tests tries: `TEST_TIER` in the environment names it, and CONTRIBUTING.md says what each is for.
package enum Tier: String {
  /// `make test`: a sample of all that is generated, and nothing that takes long.
  case test
  /// `make check`: all cases that are written down, and samples of what has no end.
  case check
  /// `make check-all`: as much as is worth waiting for.
  case all

  package static let current: Tier = {
    guard let name = ProcessInfo.processInfo.environment["TEST_TIER"] else { return .test }
    guard let tier = Tier(rawValue: name) else {
      fatalError("TEST_TIER is '\(name)'; it is test, check or all")
    }
    return tier
  }()

  /// The value for the current tier.
  package static func choose<Value>(test: Value, check: Value, all: Value) -> Value {
    switch current {
    case .test: test
    case .check: check
    case .all: all
    }
  }

  /// All elements; in `make test` only each `step`-th, beginning with that at `start` modulo `step`.
  ///
  /// Loops in loops give a `start` that differs from turn to turn, so that together they still try every element.
  package static func sample<Elements: Collection>(
    _ elements: Elements, each step: Int, from start: Int = 0
  ) -> [Elements.Element] {
    guard current == .test else { return Array(elements) }
    return elements.enumerated().filter { $0.offset % step == start % step }.map(\.element)
  }
}
