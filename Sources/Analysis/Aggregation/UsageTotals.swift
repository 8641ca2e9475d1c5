package import Pricing
package import Transcripts

/// What a number of the API's responses add up to.
///
/// Each count of a response is at most `Int.max`, so that no sum here can overflow.
package struct UsageTotals: Sendable {
  package private(set) var responses = 0
  package private(set) var tokens = ByTokenKind<Int128> { _ in 0 }
  package private(set) var webSearches: Int128 = 0
  package private(set) var cost = Cost()
  /// How many responses have no final count of their output.
  package private(set) var unfinished = 0

  /// Counts one response.
  package mutating func add(_ response: Response, cost: Cost) {
    responses += 1
    let usage = response.usage
    tokens = ByTokenKind { tokens[$0] + Int128(usage[$0]) }
    webSearches += Int128(response.usage.webSearches)
    self.cost += cost
    if response.isUnfinished { unfinished += 1 }
  }

  package static func += (left: inout UsageTotals, right: UsageTotals) {
    left.responses += right.responses
    left.tokens = ByTokenKind { left.tokens[$0] + right.tokens[$0] }
    left.webSearches += right.webSearches
    left.cost += right.cost
    left.unfinished += right.unfinished
  }
}

extension TokenUsage {
  /// The tokens of a kind.
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
