package import Pricing

/// The data that the tokens and costs of a report are computed from.
package enum CostSource {
  /// Tool calls, as estimated by the hook's rules.
  case estimated
  /// The API's responses, with exact counts.
  case billed

  /// The kinds of token that are counted separately.
  package var kinds: [TokenKind] { self == .estimated ? [.input, .output] : TokenKind.allCases }
}

extension Aggregate.Group {
  /// Returns the number of tokens of a kind, clamped to `Int.max`.
  package func tokens(_ kind: TokenKind, from source: CostSource) -> Int {
    let counts: Int128 =
      switch (source, kind) {
      case (.estimated, .input): totals.inputTokens
      case (.estimated, .output): totals.outputTokens
      case (.estimated, _): 0
      case (.billed, _): usage.tokens[kind]
      }
    return counts.clamped
  }

  /// Returns the number of all tokens; for calls, the records' own totals, which may differ from the sum of
  /// the kinds.
  package func totalTokens(from source: CostSource) -> Int128 {
    source == .estimated ? totals.totalTokens : usage.tokens.all.reduce(0, +)
  }

  /// Returns the cost of the tokens.
  package func cost(from source: CostSource) -> Cost {
    source == .estimated ? estimatedCost : usage.cost
  }
}
