package import Pricing

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
  /// The number of those that subagents got.
  package private(set) var unfinishedOfSubagents = 0
  /// The number of times that a model gave advice within a response of another one.
  private var advice = 0

  /// Adds a response.
  mutating func add(_ response: ResponseCharge) {
    self += UsageTotals(
      responses: response.part == .response ? 1 : 0,
      tokens: ByTokenKind { Int128(response.usage[$0]) },
      webSearches: Int128(response.usage.webSearches), cost: response.cost,
      unfinished: response.isUnfinished ? 1 : 0,
      unfinishedOfSubagents: response.isUnfinished && response.isSubagent ? 1 : 0,
      advice: response.part == .advice ? 1 : 0)
  }

  /// The same with advice as responses of the models that gave it, for groups by model.
  var countingAdvice: UsageTotals {
    var totals = self
    totals.responses += advice
    totals.advice = 0
    return totals
  }

  static func += (left: inout UsageTotals, right: UsageTotals) {
    left.responses += right.responses
    left.tokens = ByTokenKind { left.tokens[$0] + right.tokens[$0] }
    left.webSearches += right.webSearches
    left.cost += right.cost
    left.unfinished += right.unfinished
    left.unfinishedOfSubagents += right.unfinishedOfSubagents
    left.advice += right.advice
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
