/// An exact amount of money: whole numbers of 10⁻¹⁵ US dollars.
///
/// Rates have at most 12 decimals for 1,000 tokens, so every cost is a whole number of these.
package struct Money: Equatable, Comparable {
  package private(set) var units: Int128

  /// How many units are a dollar.
  private static let scale: Int128 = 1_000_000_000_000_000
  private static let decimals = 15

  package init(units: Int128 = 0) { self.units = units }

  /// The sum; at most as much as fits, which is 10²³ dollars.
  package static func + (left: Money, right: Money) -> Money {
    let (sum, overflow) = left.units.addingReportingOverflow(right.units)
    return Money(units: overflow ? .max : sum)
  }

  package static func += (left: inout Money, right: Money) { left = left + right }

  package static func < (left: Money, right: Money) -> Bool { left.units < right.units }

  /// Rounded to four places, halves up.
  package var rounded: Money {
    let step = Self.scale / 10_000
    let (raised, overflow) = units.addingReportingOverflow(step / 2)
    return Money(units: (overflow ? units : raised) / step * step)
  }

  /// All decimals and no more: `0.13569`, `12`.
  package var exactText: String { text(minimumDecimals: 0) }

  /// At least four decimals: `0.1357`, `0.3000`.
  package var fixedText: String { text(minimumDecimals: 4) }

  /// The whole dollars.
  package var dollars: Int128 { units / Self.scale }

  private func text(minimumDecimals: Int) -> String {
    var fraction = String(units % Self.scale)
    fraction = String(repeating: "0", count: Self.decimals - fraction.utf8.count) + fraction
    while fraction.utf8.count > minimumDecimals, fraction.hasSuffix("0") { fraction.removeLast() }
    return fraction.isEmpty ? "\(dollars)" : "\(dollars).\(fraction)"
  }
}
