import Bytes

extension Span where Element == UInt8 {
  /// The index of the first byte that ends the plain part of a JSON string (a quote, a backslash or
  /// a control character) or of the end.
  @inline(__always)
  func indexOfStringStop(from start: Int) -> Int {
    var index = start
    while hasBytes(16, at: index) {
      let stops = block(at: index).stringStops
      if !stops.isEmpty { return index &+ stops.first }
      index &+= 16
    }
    while index < count, !self[index].isStringStop { index &+= 1 }
    return index
  }

  /// The index of the quote that ends a JSON string, or of what has to be looked at before: an escape
  /// other than `\n`, `\t` and `\"`, a control character, the end. Says whether an escape stands before.
  ///
  /// What a backslash stands before is found by comparing the sixteen bytes that begin one earlier, so
  /// that these escapes don't end a step. It is a backslash that itself begins an escape: the second of
  /// a pair is no letter that may be passed, so no step goes past it.
  ///
  /// - Parameter start: Behind a byte that is no backslash.
  @inline(__always)
  func indexOfStringEnd(from start: Int) -> (index: Int, isEscaped: Bool) {
    precondition(start > 0)
    var index = start
    var slashes = SIMD2<UInt64>()
    while hasBytes(16, at: index) {
      let text = block(at: index)
      let escaped = block(at: index &- 1).equal(to: .backslash)
      let letters = text.equal(to: UInt8(ascii: "n")) .| text.equal(to: UInt8(ascii: "t"))
      let stops = ((escaped .^ text.equal(to: .quote)) .& .!letters) .| text.below(.space)
      if !stops.isEmpty {
        let isEscaped = slashes.x | slashes.y != 0 || escaped.first < stops.first
        index &+= stops.first
        return (self[index &- 1] == .backslash ? index &- 1 : index, isEscaped)
      }
      slashes |= escaped.words
      index &+= 16
    }
    if self[index &- 1] == .backslash { index &-= 1 }
    while index < count, !self[index].isStringStop { index &+= 1 }
    return (index, slashes.x | slashes.y != 0)
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
