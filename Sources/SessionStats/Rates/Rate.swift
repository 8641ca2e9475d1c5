/// What a token costs, and who says so.
package struct Rate: Equatable {
  /// Where a rate comes from.
  package enum Source: String, Equatable {
    case environment
    case builtIn = "built-in"
    case byDefault = "default"
  }

  /// The price of 1,000 tokens.
  package let perThousand: Money
  package let source: Source

  /// Reads US dollars for 1,000 tokens; nil for what is no amount of money.
  package init?(_ text: String, source: Source) {
    guard let amount = Money(text) else { return nil }
    self.init(perThousand: amount, source: source)
  }

  package init(perThousand: Money, source: Source) {
    self.perThousand = perThousand
    self.source = source
  }

  /// The exact price of so many tokens.
  package func cost(of tokens: Int128) -> Money {
    let (units, overflow) = (perThousand.units / 1_000).multipliedReportingOverflow(by: tokens)
    return Money(units: overflow ? .max : units)
  }
}
