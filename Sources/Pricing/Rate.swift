/// The price of a token, and its source.
package struct Rate: Equatable {
  /// The source of a rate.
  package enum Source: String, Equatable {
    case environment
    case builtIn = "built-in"
    case byDefault = "default"
  }

  /// The price of a token.
  private let perToken: Money
  package let source: Source

  /// Parses US dollars per 1,000 tokens; nil for an invalid amount.
  package init?(_ text: String, source: Source) {
    guard let amount = Money(text) else { return nil }
    self.init(perToken: Money(units: amount.units / 1_000), source: source)
  }

  /// Creates a rate from a list price in US dollars per million tokens.
  init(perMillion price: ShortDecimal, source: Source) {
    let thousandth = Money(units: Money.scale / 1_000 / 1_000_000)
    self.init(perToken: thousandth * price.thousandths, source: source)
  }

  private init(perToken: Money, source: Source) {
    self.perToken = perToken
    self.source = source
  }

  /// The price of 1,000 tokens.
  package var perThousand: Money { perToken * 1_000 }

  /// Returns a multiple of the rate, with the same source.
  func scaled(by factor: ShortDecimal) -> Rate {
    let product = perToken * factor.thousandths
    return Rate(perToken: Money(units: product.units / 1_000), source: source)
  }

  /// Returns the exact price of some tokens.
  package func cost(of tokens: Int128) -> Money { perToken * tokens }
}
