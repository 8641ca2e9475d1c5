/// An exact amount of money: whole numbers of 10⁻¹⁸ US dollars.
///
/// Rates that people set have at most 12 decimals for 1,000 tokens, and those of caches are multiples
/// of them by factors of at most three, so every cost is a whole number of these.
package struct Money: Equatable, Comparable {
  package private(set) var units: Int128

  /// How many units are a dollar.
  package static let scale: Int128 = 1_000_000_000_000_000_000
  private static let decimals = 18

  package init(units: Int128 = 0) { self.units = units }

  /// Reads US dollars: a decimal number of at most 12 places that isn't negative.
  ///
  /// Nil for anything else, and for a number of more than nine whole digits.
  package init?(_ text: String) {
    var units: Int128 = 0
    var (wholeDigits, places) = (0, 0)
    var hasPoint = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      if hasPoint { places += 1 } else { wholeDigits += 1 }
      guard wholeDigits <= 9, places <= 12 else { return nil }
      units = units * 10 + Int128(byte - UInt8(ascii: "0"))
    }
    guard hasPoint ? places > 0 : wholeDigits > 0 else { return nil }
    for _ in places..<Self.decimals { units *= 10 }
    self.init(units: units)
  }

  /// The sum; at most as much as fits, which is 10²⁰ dollars.
  package static func + (left: Money, right: Money) -> Money {
    let (sum, overflow) = left.units.addingReportingOverflow(right.units)
    return Money(units: overflow ? .max : sum)
  }

  package static func += (left: inout Money, right: Money) { left = left + right }

  /// So many times the amount; at most as much as fits.
  package static func * (left: Money, right: Int128) -> Money {
    let (units, overflow) = left.units.multipliedReportingOverflow(by: right)
    return Money(units: overflow ? .max : units)
  }

  package static func < (left: Money, right: Money) -> Bool { left.units < right.units }

  /// Rounded to four places, halves up.
  package var rounded: Money {
    let step = Self.scale / 10_000
    let (raised, overflow) = units.addingReportingOverflow(step / 2)
    return Money(units: (overflow ? units : raised) / step * step)
  }

  /// How many whole hundredths of another amount this is, which isn't zero; at most a million million.
  package func percent(of other: Money) -> Int {
    let (hundredfold, overflow) = units.multipliedReportingOverflow(by: 100)
    guard !overflow, other.units > 0 else { return 1_000_000_000_000 }
    return Int(min(hundredfold / other.units, 1_000_000_000_000))
  }

  /// What part of another amount this is, which isn't zero, in hundredths of a percent, rounded down.
  package func share(of other: Money) -> Int {
    let (parts, overflow) = units.multipliedReportingOverflow(by: 10_000)
    guard !overflow, other.units > 0 else { return .max }
    return Int(clamping: parts / other.units)
  }

  /// A part in hundredths of a percent as a number, for its decimals.
  package init(share: Int) { self.init(units: Int128(share) * (Self.scale / 10_000)) }

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
