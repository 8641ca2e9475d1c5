extension JSONValue {
  /// The number as a count: whole, not negative, at most `Int.max`.
  ///
  /// A fraction is cut off and an exponent honoured; nil for a number below zero and any other kind.
  package func count(in bytes: Span<UInt8>) -> Int? {
    guard kind == .number else { return nil }
    if bytes[start] == .minus { return isZero(in: bytes) ? 0 : nil }
    var count = 0
    for index in start..<end {
      let digit = bytes[index] &- .zero
      guard digit < 10, Self.append(digit, to: &count) else { return countOfDecimal(in: bytes) }
    }
    return count
  }

  /// Whether it is the number 0, however it is written: `-0`, `0.0`, `0e9`.
  package func isZero(in bytes: Span<UInt8>) -> Bool {
    guard kind == .number else { return false }
    for index in start..<end {
      if UInt8(ascii: "1")...(.nine) ~= bytes[index] { return false }
      if !bytes[index].isDigit, bytes[index] != .minus, bytes[index] != .point { return true }
    }
    return true
  }

  /// The same for a number too large or with a fraction or an exponent: the digits as far as the point, which
  /// the exponent moves.
  private func countOfDecimal(in bytes: Span<UInt8>) -> Int {
    var digits = ContiguousArray<UInt8>()
    var wholeDigits: Int?
    var index = start
    while index < end, bytes[index].isDigit || bytes[index] == .point {
      if bytes[index] == .point { wholeDigits = digits.count } else { digits.append(bytes[index]) }
      index += 1
    }
    let exponent = index < end ? exponent(at: index + 1, in: bytes) : 0
    let place = (wholeDigits ?? digits.count).addingReportingOverflow(exponent).partialValue
    var count = 0
    for position in 0..<max(place, 0) {
      let digit = position < digits.count ? digits[position] &- .zero : 0
      guard Self.append(digit, to: &count) else { return Int.max }
      if count == 0, position >= digits.count { return 0 }  // Nothing but zeros.
    }
    return count
  }

  /// The exponent that begins at `index` with its sign; held within plus and minus 10 to the 9th.
  private func exponent(at index: Int, in bytes: Span<UInt8>) -> Int {
    var value = 0
    for position in index..<end where bytes[position].isDigit {
      value = min(value * 10 + Int(bytes[position] &- .zero), 1_000_000_000)
    }
    return bytes[index] == .minus ? -value : value
  }

  /// Puts a digit behind `count`; false when it no longer fits.
  private static func append(_ digit: UInt8, to count: inout Int) -> Bool {
    let (tenfold, overflow) = count.multipliedReportingOverflow(by: 10)
    let (sum, carry) = tenfold.addingReportingOverflow(Int(digit))
    count = sum
    return !overflow && !carry
  }
}
