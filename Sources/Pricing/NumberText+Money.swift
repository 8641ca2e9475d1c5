package import Bytes

extension NumberText {
  /// Returns an amount with at least four decimals: `$1,234.5000`.
  package static func dollars(_ amount: Money) -> String {
    let text = amount.fixedText
    let whole = text.prefix { $0 != "." }
    return "$\(grouped(digits: String(whole)))\(text.dropFirst(whole.count))"
  }
}
