import Bytes

extension JSONValue {
  /// Returns the number as a count, clamped to `Int.max`.
  ///
  /// Truncates a fraction and applies an exponent; nil for a negative number and for any other kind of value.
  package func count(in bytes: Span<UInt8>) -> Int? {
    guard case .number = kind else { return nil }
    if end &- start < 8, bytes.hasBytes(8, at: start),
      case let word = bytes.littleEndianWord(at: start), word.leadingDigitCount == end &- start
    {
      return word.leadingNumber(digits: end &- start)
    }
    if bytes[start] == .minus { return isZero(in: bytes) ? 0 : nil }
    var count = 0
    for index in start..<end {
      let digit = bytes[index] &- .zero
      guard digit < 10, Self.append(digit, to: &count) else { return countOfDecimal(in: bytes) }
    }
    return count
  }

  /// Returns the number in units of 10 to the power of minus `decimals`, clamped and truncated likewise.
  package func count(in bytes: Span<UInt8>, decimals: Int) -> Int? {
    guard case .number = kind else { return nil }
    if bytes[start] == .minus { return isZero(in: bytes) ? 0 : nil }
    return countOfDecimal(in: bytes, decimals: decimals)
  }

  /// Returns the number as an integer, clamped to the range of `Int`, with a fraction truncated; nil for any
  /// other kind.
  package func integer(in bytes: Span<UInt8>) -> Int? {
    guard kind == .number, bytes[start] == .minus else { return count(in: bytes) }
    return JSONValue(kind: .number, start: start + 1, end: end).count(in: bytes).map { -$0 }
  }

  /// Whether the value is the number 0 in any form: `-0`, `0.0`, `0e9`.
  package func isZero(in bytes: Span<UInt8>) -> Bool {
    guard kind == .number else { return false }
    for index in start..<end {
      if UInt8(ascii: "1")...(.nine) ~= bytes[index] { return false }
      if !bytes[index].isDigit, bytes[index] != .minus, bytes[index] != .point { return true }
    }
    return true
  }

  /// Returns the count of a number that is large or has a fraction or an exponent: the digits before the point,
  /// after the exponent has moved it.
  private func countOfDecimal(in bytes: Span<UInt8>, decimals: Int = 0) -> Int {
    let digits = start..<min(bytes.end(where: { $0.isDigit || $0 == .point }, from: start), end)
    let point = bytes.firstIndex(of: ".", in: digits) ?? digits.upperBound
    let exponent = digits.upperBound < end ? exponent(at: digits.upperBound + 1, in: bytes) : 0
    var count = 0
    for place in 0..<max(point - start + exponent + decimals, 0) {
      let index = start + place < point ? start + place : start + place + 1
      let digit = index < digits.upperBound ? bytes[index] &- .zero : 0
      guard Self.append(digit, to: &count) else { return Int.max }
      if count == 0, index >= digits.upperBound { return 0 }  // All digits are zeros.
    }
    return count
  }

  /// Returns the exponent whose sign or first digit is at `index`, clamped to ±10^9.
  private func exponent(at index: Int, in bytes: Span<UInt8>) -> Int {
    var value = 0
    for position in index..<end where bytes[position].isDigit {
      value = min(value * 10 + Int(bytes[position] &- .zero), 1_000_000_000)
    }
    return bytes[index] == .minus ? -value : value
  }

  /// Appends a digit to `count`; returns false if it overflows.
  private static func append(_ digit: UInt8, to count: inout Int) -> Bool {
    let (tenfold, overflow) = count.multipliedReportingOverflow(by: 10)
    let (sum, carry) = tenfold.addingReportingOverflow(Int(digit))
    count = sum
    return !overflow && !carry
  }
}

extension Span where Element == UInt8 {
  /// Returns the index of the first byte from `start` that isn't a digit, or the end.
  @inline(__always)
  func endOfDigits(from start: Int) -> Int {
    var index = start
    while hasBytes(8, at: index) {
      let length = littleEndianWord(at: index).leadingDigitCount
      index &+= length
      if length < 8 { return index }
    }
    while index < count, self[index].isDigit { index &+= 1 }
    return index
  }

  /// Returns the count in plain digits at `start` and the index after it; nil if there are no digits, or a
  /// leading zero.
  @inline(__always)
  func number(at start: Int) -> (count: Int, end: Int)? {
    guard hasBytes(8, at: start) else { return nil }
    let word = littleEndianWord(at: start)
    let digits = word.leadingDigitCount
    if digits < 8 {
      guard digits == 1 || digits > 1 && self[start] != .zero else { return nil }
      return (word.leadingNumber(digits: digits), start &+ digits)
    }
    return longNumber(at: start)
  }

  /// Returns the count in eight or more digits, and the index after it.
  private func longNumber(at start: Int) -> (count: Int, end: Int)? {
    let end = endOfDigits(from: start)
    guard self[start] != .zero,
      let count = JSONValue(kind: .number, start: start, end: end).count(in: self)
    else { return nil }
    return (count, end)
  }
}

/// Digits in a word of eight bytes, whose lowest byte is the first.
extension UInt64 {
  /// The number of leading bytes that are digits.
  ///
  /// After XOR with `0`, a digit is at most 9, and adding 0x76 sets the top bit of any greater byte. A carry
  /// affects only the byte after such a byte, which no longer matters.
  @inline(__always)
  fileprivate var leadingDigitCount: Int {
    let digits = self ^ 0x3030_3030_3030_3030
    let others = (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount / 8
  }

  /// Returns the number that the first one to seven bytes denote, which must be digits.
  ///
  /// Shifting the digits to the upper end puts zeros before them. Then neighbors are added by their weights:
  /// digits to pairs, pairs to fours, fours to all eight.
  @inline(__always)
  fileprivate func leadingNumber(digits count: Int) -> Int {
    var sum = (self ^ 0x3030_3030_3030_3030) << UInt64((8 &- count) &* 8)
    sum = ((sum &* (10 << 8 + 1)) >> 8) & 0x00FF_00FF_00FF_00FF
    sum = ((sum &* (100 << 16 + 1)) >> 16) & 0x0000_FFFF_0000_FFFF
    sum = (sum &* (10_000 << 32 + 1)) >> 32
    return Int(truncatingIfNeeded: sum)
  }
}
