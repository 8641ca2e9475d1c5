/// A number of at most three decimals as price lists hold them: dollars for a million tokens, and factors.
///
/// Literals with a point are texts, since numbers with one would be binary.
package struct ShortDecimal: Equatable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  package let thousandths: Int128

  private static let units: Int128 = Money.scale / 1_000

  package init(integerLiteral number: Int) { thousandths = Int128(number) * 1_000 }

  package init(stringLiteral text: String) { thousandths = (Money(text)?.units ?? 0) / Self.units }

  /// All decimals and no more: `1.1`.
  package var exactText: String { Money(units: thousandths * Self.units).exactText }
}
