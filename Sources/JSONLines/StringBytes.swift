extension Span where Element == UInt8 {
  /// The index of the first byte that ends the plain part of a JSON string (a quote, a backslash or
  /// a control character) or of the end.
  @inline(__always)
  func indexOfStringStop(from start: Int) -> Int {
    var index = start
    while hasBytes(16, at: index) {
      let next = SixteenBytes(littleEndianWords(at: index))
      if let stop = next.firstStringStop { return index &+ stop }
      index &+= 16
    }
    while index < count, !self[index].isStringStop { index &+= 1 }
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
