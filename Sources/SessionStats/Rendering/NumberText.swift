/// Numbers as people read them.
enum NumberText {
  /// Digits in groups of three: `45,230`.
  static func grouped(_ number: Int) -> String { grouped(String(number)) }

  /// A number of things: `1 record`, `1,200 records`.
  static func counted(_ count: Int, _ thing: String) -> String {
    "\(grouped(count)) \(thing)\(count == 1 ? "" : "s")"
  }

  /// An amount with four decimals: `$1,234.5000`.
  static func dollars(_ amount: Money) -> String {
    let text = amount.fixedText
    let whole = text.prefix { $0 != "." }
    return "$\(grouped(String(whole)))\(text.dropFirst(whole.count))"
  }

  /// A part in hundredths of a percent: `12.34%`.
  static func percent(hundredths: Int) -> String {
    let fraction = hundredths % 100
    return "\(grouped(hundredths / 100)).\(fraction < 10 ? "0" : "")\(fraction)%"
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}
