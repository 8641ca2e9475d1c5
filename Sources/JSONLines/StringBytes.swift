extension Span where Element == UInt8 {
  /// The index of the first byte that ends the plain part of a JSON string (a quote, a backslash or
  /// a control character) or of the end.
  ///
  /// Sixteen bytes at a time, as two words: subtracting makes the top bit of each byte say whether that
  /// byte is below 0x20, or zero after an exclusive or with what is looked for; bytes that have that
  /// bit already aren't ASCII. Such a test can only be wrong above a byte for which it is right, so the
  /// lowest hit of a word is a true one.
  @inline(__always)
  func indexOfStringStop(from start: Int) -> Int {
    let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
    var index = start
    while index <= count &- 16 {
      let words = littleEndianWords(at: index)
      let below =
        (words &- ones &* UInt64(UInt8.space))
        | ((words ^ (ones &* UInt64(UInt8.quote))) &- ones)
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

  /// Sixteen bytes as two numbers whose lowest bytes are the first; there must be so many.
  @inline(__always)
  func littleEndianWords(at index: Int) -> SIMD2<UInt64> {
    precondition(index >= 0 && index <= count - 16)
    let words = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: SIMD2<UInt64>.self)
    return SIMD2(UInt64(littleEndian: words.x), UInt64(littleEndian: words.y))
  }

  /// Eight bytes as a number whose lowest byte is the first; there must be eight.
  @inline(__always)
  package func littleEndianWord(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count - 8)
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
  }

  /// The same where fewer than sixteen may be left: those that are missing are 0.
  @inline(__always)
  func firstWords(at index: Int) -> SIMD2<UInt64> {
    if index <= count &- 16 { return littleEndianWords(at: index) }
    guard count >= 16 else { return fewWords(at: index) }
    let last = littleEndianWords(at: count &- 16)
    let left = (UInt128(last.y) << 64 | UInt128(last.x)) >> UInt128((index &- (count &- 16)) &* 8)
    return SIMD2(UInt64(truncatingIfNeeded: left), UInt64(truncatingIfNeeded: left >> 64))
  }

  private func fewWords(at index: Int) -> SIMD2<UInt64> {
    var words = SIMD2<UInt64>()
    for (place, byte) in (index..<count).enumerated() {
      words[place / 8] |= UInt64(self[byte]) << UInt64(place % 8 * 8)
    }
    return words
  }
}
