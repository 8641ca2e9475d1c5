package import Pricing
import Transcripts

/// The totals of a set of the API's responses.
///
/// Each count in a response is at most `Int.max`, so no 128-bit sum can overflow.
package struct UsageTotals: Sendable {
  package private(set) var responses = 0
  package private(set) var tokens = ByTokenKind<Int128> { _ in 0 }
  package private(set) var webSearches: Int128 = 0
  package private(set) var cost = Cost()
  /// The number of responses without a final count of output tokens.
  package private(set) var unfinished = 0

  /// Adds a response.
  mutating func add(response: Response, cost: Cost) {
    self += UsageTotals(
      responses: 1, tokens: ByTokenKind { Int128(response.usage[$0]) },
      webSearches: Int128(response.usage.webSearches), cost: cost,
      unfinished: response.isUnfinished ? 1 : 0)
  }

  static func += (left: inout UsageTotals, right: UsageTotals) {
    left.responses += right.responses
    left.tokens = ByTokenKind { left.tokens[$0] + right.tokens[$0] }
    left.webSearches += right.webSearches
    left.cost += right.cost
    left.unfinished += right.unfinished
  }
}

extension TokenUsage {
  /// The number of tokens of a kind.
  fileprivate subscript(kind: TokenKind) -> Int {
    switch kind {
    case .input: input
    case .output: output
    case .cacheWrite5m: cacheWrite5m
    case .cacheWrite1h: cacheWrite1h
    case .cacheRead: cacheRead
    }
  }
}
