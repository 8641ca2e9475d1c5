/// A number with at most three decimals, as in price lists: dollars per million tokens, or a factor.
///
/// Literals with a decimal point are strings, because floating-point literals are binary.
package struct ShortDecimal: Equatable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  let thousandths: Int128

  private static let units: Int128 = Money.scale / 1_000

  package init(integerLiteral number: Int) { thousandths = Int128(number) * 1_000 }

  package init(stringLiteral text: String) { thousandths = (Money(text)?.units ?? 0) / Self.units }

  /// The number with all its decimals: `1.1`.
  package var exactText: String { Money(units: thousandths * Self.units).exactText }
}
