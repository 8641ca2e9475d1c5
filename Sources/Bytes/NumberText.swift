/// Formats numbers for people.
package enum NumberText {
  /// Returns a number with its digits grouped: `45,230`.
  package static func grouped(_ number: Int) -> String { grouped(digits: String(number)) }

  /// Returns a number with zeros before it, up to a width: `0500`.
  package static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Returns a number of things: `1 record`, `1,200 records`.
  package static func counted(_ count: Int, _ thing: String) -> String {
    "\(grouped(count)) \(thing)\(count == 1 ? "" : "s")"
  }

  /// Returns a percentage: `12.34%`.
  package static func percent(hundredths: Int) -> String {
    let fraction = hundredths % 100
    return "\(grouped(hundredths / 100)).\(fraction < 10 ? "0" : "")\(fraction)%"
  }

  /// Returns digits in groups of three.
  package static func grouped(digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var text: [UInt8] = []
    for (index, digit) in digits.utf8.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text.append(.comma) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
