/// What a token costs, and who says so.
package struct Rate: Equatable {
  /// Where a rate comes from.
  package enum Source: String, Equatable {
    case environment
    case builtIn = "built-in"
    case byDefault = "default"
  }

  /// The price of a token.
  private let perToken: Money
  package let source: Source

  /// Reads US dollars for 1,000 tokens; nil for what is no amount of money.
  package init?(_ text: String, source: Source) {
    guard let amount = Money(text) else { return nil }
    self.init(perThousand: amount, source: source)
  }

  /// - Parameter amount: A number of at most 15 decimals.
  package init(perThousand amount: Money, source: Source) {
    self.init(perToken: Money(units: amount.units / 1_000), source: source)
  }

  /// - Parameter price: US dollars for a million tokens.
  package init(perMillion price: ShortDecimal, source: Source) {
    let thousandth = Money(units: Money.scale / 1_000 / 1_000_000)
    self.init(perToken: thousandth * price.thousandths, source: source)
  }

  private init(perToken: Money, source: Source) {
    self.perToken = perToken
    self.source = source
  }

  /// The price of 1,000 tokens.
  package var perThousand: Money { perToken * 1_000 }

  /// A multiple of the rate, from the same source.
  package func scaled(by factor: ShortDecimal) -> Rate {
    let product = perToken * factor.thousandths
    return Rate(perToken: Money(units: product.units / 1_000), source: source)
  }

  /// The exact price of so many tokens.
  package func cost(of tokens: Int128) -> Money { perToken * tokens }
}
