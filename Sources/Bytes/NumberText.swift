/// Formats numbers for people.
package enum NumberText {
  /// Returns a number with its digits grouped: `45,230`.
  package static func grouped(_ number: Int) -> String { grouped(digits: String(number)) }

  /// Returns a pattern such as `0000-00-00` with a number in place of each run of zeros.
  ///
  /// - Parameter numbers: At least 0, with at most as many digits as there are zeros.
  package static func filling(_ pattern: StaticString, with numbers: [Int]) -> String {
    var text = ContiguousArray<UInt8>(repeating: 0, count: pattern.utf8CodeUnitCount)
    var next = numbers.count
    var number: UInt?
    for index in text.indices.reversed() {
      let byte = unsafe pattern.utf8Start[index]
      text[index] = byte
      guard byte == UInt8(ascii: "0") else {
        number = nil
        continue
      }
      if number == nil { next -= 1 }
      let value = number ?? (next >= 0 ? numbers[next].magnitude : 0)
      text[index] += UInt8(truncatingIfNeeded: value % 10)
      number = value / 10
    }
    return String(decoding: text, as: UTF8.self)
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
