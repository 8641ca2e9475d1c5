import Bytes
package import CommandLineTool
package import OperatingSystem

/// The currency in which amounts are shown; prices and rates are always in US dollars.
package struct Currency: Equatable, Sendable {
  /// The code of three capitals: `EUR`.
  package let code: String
  /// Millionths of a unit of the currency to the dollar; at most 10¹².
  private let millionths: Int128

  /// US dollars.
  package static let dollars = Currency(code: "USD", millionths: million)

  /// The environment variable for the currency.
  package static let variable = "CLAUDE_CURRENCY"

  private static let million: Int128 = 1_000_000

  private init(code: String, millionths: Int128) {
    (self.code, self.millionths) = (code, millionths)
  }

  /// Reads the currency in the environment, by default US dollars; throws if it is invalid.
  package init(_ environment: Environment) throws(UsageError) {
    guard let text = environment[Self.variable] else {
      self = .dollars
      return
    }
    guard let currency = Currency(text) else {
      throw UsageError(
        "\(Self.variable) is '\(text)'; expected a code and its rate per US dollar with at most "
          + "six decimals, such as 'EUR 0.92'")
    }
    self = currency
  }

  /// Parses a code of three letters, a space, `:` or `=`, and a positive decimal number with at most six digits before
  /// the point and six after it: `EUR 0.92`.
  ///
  /// Nil for anything else.
  package init?(_ text: String) {
    let code = text.utf8.prefix(3)
    let rest = text.utf8.dropFirst(3)
    let rate = rest.dropFirst()
    let parts = rate.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard code.count == 3, code.allSatisfy(Self.isLetter),
      let separator = rest.first,
      [.space, UInt8(ascii: ":"), UInt8(ascii: "=")].contains(separator),
      parts.allSatisfy({ $0.count <= 6 }),
      let amount = Money(String(Substring(rate))), amount > Money()
    else { return nil }
    self.init(
      code: String(Substring(code)).uppercased(),
      millionths: amount.units / (Money.scale / Self.million))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// Whether amounts stay as they are.
  package var isDollars: Bool { self == .dollars }

  /// The rate to the dollar with all its decimals: `0.92`.
  package var rateText: String {
    Money(units: millionths * (Money.scale / Self.million)).exactText
  }

  /// Returns an amount of US dollars in the currency, with halves of the smallest unit rounded away from zero; clamped
  /// like all amounts.
  package func convert(_ dollars: Money) -> Money {
    let magnitude = dollars.magnitude.units
    let (part, rest) = magnitude.quotientAndRemainder(dividingBy: Self.million)
    let roundedRest = (rest * millionths + Self.million / 2) / Self.million
    let converted = Money(units: part) * millionths + Money(units: roundedRest)
    return Money(units: dollars.units < 0 ? -converted.units : converted.units)
  }

  /// Returns a cost in the currency.
  ///
  /// Its `roundedTotal` is the sum of the amounts as printed in the currency.
  package func convert(_ dollars: Cost) -> Cost {
    var cost = Cost()
    cost.input = convert(dollars.input)
    cost.output = convert(dollars.output)
    cost.cacheWrite = convert(dollars.cacheWrite)
    cost.cacheRead = convert(dollars.cacheRead)
    cost.webSearch = convert(dollars.webSearch)
    return cost
  }
}
