package import Bytes

/// An exact amount of money in units of 10⁻¹⁸ US dollars.
///
/// Rates set by users have at most 12 decimals for 1,000 tokens, and factors for caches have at most three,
/// so every cost is a whole number of units.
package struct Money: Equatable, Comparable {
  package let units: Int128

  /// The number of units in a dollar.
  static let scale: Int128 = 1_000_000_000_000_000_000
  private static let decimals = 18

  package init(units: Int128 = 0) { self.units = units }

  /// Parses a nonnegative amount in US dollars: a decimal number with at most nine digits before the point
  /// and 12 after it.
  ///
  /// Nil for anything else.
  package init?(_ text: String) {
    var units: Int128 = 0
    var (wholeDigits, places) = (0, 0)
    var hasPoint = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard byte.isDigit else { return nil }
      if hasPoint { places += 1 } else { wholeDigits += 1 }
      guard wholeDigits <= 9, places <= 12 else { return nil }
      units = units * 10 + Int128(byte - UInt8(ascii: "0"))
    }
    guard hasPoint ? places > 0 : wholeDigits > 0 else { return nil }
    for _ in places..<Self.decimals { units *= 10 }
    self.init(units: units)
  }

  /// Returns the sum, clamped to about 10²⁰ dollars.
  package static func + (left: Money, right: Money) -> Money {
    let (sum, overflow) = left.units.addingReportingOverflow(right.units)
    return Money(units: overflow ? .max : sum)
  }

  /// Returns the difference, clamped to about 10²⁰ dollars.
  package static func - (left: Money, right: Money) -> Money {
    let (difference, overflow) = left.units.subtractingReportingOverflow(right.units)
    return Money(units: overflow ? .min : difference)
  }

  package static func += (left: inout Money, right: Money) { left = left + right }

  /// Returns a multiple, clamped to about 10²⁰ dollars.
  package static func * (left: Money, right: Int128) -> Money {
    let (units, overflow) = left.units.multipliedReportingOverflow(by: right)
    return Money(units: overflow ? .max : units)
  }

  package static func < (left: Money, right: Money) -> Bool { left.units < right.units }

  /// The amount without its sign, clamped to about 10²⁰ dollars.
  var magnitude: Money { Money(units: abs(max(units, -.max))) }

  /// The amount rounded half up to four decimals.
  package var rounded: Money { rounded(toMultipleOf: Self.scale / 10_000) }

  /// Returns a nonnegative amount rounded half up to a multiple of some units.
  func rounded(toMultipleOf step: Int128) -> Money {
    let (raised, overflow) = units.addingReportingOverflow(step / 2)
    return Money(units: (overflow ? units : raised) / step * step)
  }

  /// Returns the amount as a percentage of a nonzero one, rounded down; at most 10¹².
  package func percent(of other: Money) -> Int {
    let (hundredfold, overflow) = units.multipliedReportingOverflow(by: 100)
    guard !overflow, other.units > 0 else { return 1_000_000_000_000 }
    return Int(min(hundredfold / other.units, 1_000_000_000_000))
  }

  /// Returns the amount's share of a nonzero one, in hundredths of a percent, rounded down.
  package func share(of other: Money) -> Int {
    let (parts, overflow) = units.multipliedReportingOverflow(by: 10_000)
    guard !overflow, other.units > 0 else { return .max }
    return Int(clamping: parts / other.units)
  }

  /// Creates a number from a share in hundredths of a percent, to format it as a decimal.
  package init(share: Int) { self.init(units: Int128(share) * (Self.scale / 10_000)) }

  /// The amount with all its decimals: `0.13569`, `12`.
  package var exactText: String {
    units < 0 ? "-" + magnitude.text(minimumDecimals: 0) : text(minimumDecimals: 0)
  }

  /// The amount with at least four decimals: `0.1357`, `0.3000`.
  package var fixedText: String { text(minimumDecimals: 4) }

  /// The whole dollars.
  package var dollars: Int128 { units / Self.scale }

  /// Returns a nonnegative amount with all its decimals, and at least so many.
  func text(minimumDecimals: Int) -> String {
    var (fraction, decimals) = (Int64(units % Self.scale), Self.decimals)
    while decimals > minimumDecimals, fraction % 10 == 0 {
      fraction /= 10
      decimals -= 1
    }
    guard decimals > 0 else { return String(dollars) }
    let digits = String(fraction)
    return "\(dollars).\(String(repeating: "0", count: decimals - digits.utf8.count))\(digits)"
  }
}

extension NumberText {
  /// Returns an amount with at least four decimals: `$1,234.5000`.
  package static func dollars(_ amount: Money) -> String {
    let whole = String(amount.dollars)
    let fraction = Substring(amount.fixedText.utf8.dropFirst(whole.utf8.count))
    return "$\(grouped(digits: whole))\(fraction)"
  }
}
