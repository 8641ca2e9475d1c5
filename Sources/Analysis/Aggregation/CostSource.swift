import Bytes
package import Pricing

/// Which tokens and costs of calls and responses a report shows.
package enum CostSource {
  /// Those of tool calls, estimated by the hook's rules.
  case estimated
  /// Those of the API's responses, as they were counted there.
  case billed

  /// The kinds of token that it tells apart.
  package var kinds: [TokenKind] { self == .estimated ? [.input, .output] : TokenKind.allCases }
}

extension Aggregate.Group {
  /// How many tokens of a kind there are; at most `Int.max`.
  package func tokens(_ kind: TokenKind, _ figure: CostSource) -> Int {
    let counts: Int128 =
      switch (figure, kind) {
      case (.estimated, .input): totals.inputTokens
      case (.estimated, .output): totals.outputTokens
      case (.estimated, _): 0
      case (.billed, _): usage.tokens[kind]
      }
    return counts.clamped
  }

  /// All tokens: of calls as their records say, which need not be the sum of the kinds.
  package func totalTokens(_ figure: CostSource) -> Int128 {
    figure == .estimated ? totals.totalTokens : usage.tokens.all.reduce(0, +)
  }

  /// What the tokens cost.
  package func cost(_ figure: CostSource) -> Cost {
    figure == .estimated ? estimatedCost : usage.cost
  }

  /// Whether there are responses of its own, and not only those of all calls together.
  package var hasOwnUsage: Bool { wholeBill == nil }

  /// What part of the bill the tool traffic is, of its own or else of the whole bill, in hundredths of a percent; nil without a bill.
  package var trafficShare: Int? {
    let bill = wholeBill ?? usage.cost.total
    return bill > Money() ? estimatedCost.total.share(of: bill) : nil
  }
}
