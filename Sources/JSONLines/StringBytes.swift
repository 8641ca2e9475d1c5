extension Span where Element == UInt8 {
  /// The index of the first byte that ends the plain part of a JSON string (a quote, a backslash or
  /// a control character) or of the end.
  ///
  /// Sixteen bytes at a time, as two words: subtracting makes the top bit of each byte say whether that
  /// byte is below another one; bytes that have that bit already aren't ASCII. An exclusive or with 2 puts
  /// the quote below all but control characters, one with the backslash makes that 0. Such a test can only
  /// be wrong above a byte for which it is right, so the lowest hit of a word is a true one.
  @inline(__always)
  func indexOfStringStop(from start: Int) -> Int {
    let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
    var index = start
    while hasBytes(16, at: index) {
      let words = littleEndianWords(at: index)
      let below =
        ((words ^ (ones &* 2)) &- (ones &* 0x21))
        | ((words ^ (ones &* UInt64(UInt8.backslash))) &- ones)
      let hits = below & ~words & (ones &* 0x80)
      if hits.x != 0 { return index &+ hits.x.trailingZeroBitCount / 8 }
      if hits.y != 0 { return index &+ 8 &+ hits.y.trailingZeroBitCount / 8 }
      index &+= 16
    }
    while index < count {
      let byte = self[index]
      if byte == .quote || byte == .backslash || byte < .space { return index }
      index &+= 1
    }
    return index
  }

  /// Whether so many bytes stand from an index on.
  ///
  /// One comparison, and the one that loads check again, so that the compiler leaves that out.
  @inline(__always)
  package func hasBytes(_ number: Int, at index: Int) -> Bool {
    count >= number && UInt(bitPattern: index) <= UInt(bitPattern: count &- number)
  }

  /// Sixteen bytes as two numbers whose lowest bytes are the first; there must be so many.
  @inline(__always)
  func littleEndianWords(at index: Int) -> SIMD2<UInt64> {
    precondition(hasBytes(16, at: index))
    let words = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: SIMD2<UInt64>.self)
    return SIMD2(UInt64(littleEndian: words.x), UInt64(littleEndian: words.y))
  }

  /// Eight bytes as a number whose lowest byte is the first; there must be eight.
  @inline(__always)
  package func littleEndianWord(at index: Int) -> UInt64 {
    precondition(hasBytes(8, at: index))
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
  }
}
