/// Which tokens and costs of calls and responses a report shows.
enum CostSource {
  /// Those of tool calls, estimated by the hook's rules.
  case estimated
  /// Those of the API's responses, as they were counted there.
  case billed

  /// The kinds of token that it tells apart.
  var kinds: [TokenKind] { self == .estimated ? [.input, .output] : TokenKind.allCases }

  /// The parts of its cost, in their order.
  var costParts: [CostPart] {
    self == .estimated ? Array(CostPart.all.prefix(2)) : CostPart.all
  }
}

/// A part of a cost, by its name in JSON and in a table for people.
struct CostPart {
  let member: String
  let title: String
  let amount: (Cost) -> Money

  /// All parts; those of input and output come first.
  static var all: [CostPart] {
    [
      CostPart(member: "input", title: "Input", amount: { $0.input }),
      CostPart(member: "output", title: "Output", amount: { $0.output }),
      CostPart(member: "cache_write", title: "Cache write", amount: { $0.cacheWrite }),
      CostPart(member: "cache_read", title: "Cache read", amount: { $0.cacheRead }),
      CostPart(member: "web_search", title: "Web search", amount: { $0.webSearch }),
    ]
  }
}

extension Aggregate.Group {
  /// How many tokens of a kind there are; at most `Int.max`.
  func tokens(_ kind: TokenKind, _ figure: CostSource) -> Int {
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
  func totalTokens(_ figure: CostSource) -> Int128 {
    figure == .estimated ? totals.totalTokens : usage.tokens.all.reduce(0, +)
  }

  /// What the tokens cost.
  func cost(_ figure: CostSource) -> Cost { figure == .estimated ? estimatedCost : usage.cost }

  /// Whether there are responses of its own, and not only those of all calls together.
  var hasOwnUsage: Bool { wholeBill == nil }

  /// What part of the bill the tool traffic is, of its own or else of the whole bill, in hundredths of a percent; nil without a bill.
  var trafficShare: Int? {
    let bill = wholeBill ?? usage.cost.total
    return bill > Money() ? estimatedCost.total.share(of: bill) : nil
  }
}
