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

  /// Reads US dollars for 1,000 tokens: a decimal number of at most 12 places that isn't negative.
  ///
  /// Nil for anything else, and for a number of more than nine whole digits.
  package init?(_ text: String, source: Source) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let whole = parts.first ?? ""[...].utf8
    let places = parts.count == 2 ? parts[1] : ""[...].utf8
    let digits = String(Substring(whole)) + String(Substring(places))
    guard parts.count == 1 || (parts.count == 2 && !places.isEmpty),
      !digits.isEmpty, digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      whole.count <= 9, places.count <= 12, let number = Int128(digits)
    else { return nil }
    var units = number
    for _ in places.count..<15 { units *= 10 }
    self.init(perThousand: Money(units: units), source: source)
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
