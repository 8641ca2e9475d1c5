import Bytes

/// Amounts for people, rounded half up by their magnitude.
extension Currency {
  /// Returns an amount of US dollars in the currency as a figure: with four decimals, `€0.2967` or `CHF 1.2345`.
  package func text(_ dollars: Money) -> String { text(converted: convert(dollars)) }

  /// Returns an amount of US dollars in the currency for a table or headline: with two decimals from one unit on,
  /// with four below.
  package func cellText(_ dollars: Money) -> String { cellText(converted: convert(dollars)) }

  /// Returns the total of a cost as a figure: the sum of its parts as printed.
  package func text(totalOf cost: Cost) -> String { text(converted: convert(cost).roundedTotal) }

  /// Returns the total of a cost for a table or headline, from the sum of its parts as printed.
  package func cellText(totalOf cost: Cost) -> String {
    cellText(converted: convert(cost).roundedTotal)
  }

  /// Returns an amount that is already in the currency as a figure.
  package func text(converted amount: Money) -> String {
    signed(amount.magnitude.rounded, decimals: 4, isNegative: amount < Money())
  }

  /// Returns an amount that is already in the currency for a table or headline.
  package func cellText(converted amount: Money) -> String {
    // 0.99996 is rounded to one unit.
    guard amount.magnitude.rounded >= Money(units: Money.scale) else {
      return text(converted: amount)
    }
    let hundredth = Money.scale / 100
    let rounded = amount.magnitude.rounded(toMultipleOf: hundredth)
    return signed(rounded, decimals: 2, isNegative: amount < Money())
  }

  /// Returns a rounded magnitude with its sign and unit; 0 has no sign.
  private func signed(_ magnitude: Money, decimals: Int, isNegative: Bool) -> String {
    let whole = String(magnitude.dollars)
    let text = magnitude.text(minimumDecimals: decimals)
    let fraction = Substring(text.utf8.dropFirst(whole.utf8.count))
    let sign = isNegative && magnitude > Money() ? "-" : ""
    return "\(sign)\(symbol)\(NumberText.grouped(digits: whole))\(fraction)"
  }

  /// What precedes the digits.
  private var symbol: String {
    switch code {
    case "USD": "$"
    case "EUR": "€"
    case "GBP": "£"
    case "JPY": "¥"
    default: "\(code) "
    }
  }
}
