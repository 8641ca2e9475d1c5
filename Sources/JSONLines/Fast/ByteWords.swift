import Bytes

/// Bytes read, compared and hashed as words.
extension Span where Element == UInt8 {
  /// Whether there are `number` bytes from `index`.
  ///
  /// This is a single comparison. Loads repeat the same one, so the compiler removes theirs.
  @inline(__always)
  func hasBytes(_ number: Int, at index: Int) -> Bool {
    count >= number && UInt(bitPattern: index) <= UInt(bitPattern: count &- number)
  }

  /// Returns eight bytes, which must exist, as a word whose lowest byte is the first.
  @inline(__always)
  package func littleEndianWord(at index: Int) -> UInt64 {
    precondition(hasBytes(8, at: index))
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
  }

  /// Returns sixteen bytes, which must exist, as two words whose lowest bytes are the first.
  @inline(__always)
  func littleEndianWords(at index: Int) -> SIMD2<UInt64> {
    precondition(hasBytes(16, at: index))
    let words = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: SIMD2<UInt64>.self)
    return SIMD2(UInt64(littleEndian: words.x), UInt64(littleEndian: words.y))
  }

  /// Returns up to sixteen bytes as two words: the first eight and the last eight or, if there are fewer than
  /// eight, all of them and 0.
  @inline(__always)
  func words(at index: Int, count length: Int) -> SIMD2<UInt64> {
    if length >= 8 {
      return SIMD2(littleEndianWord(at: index), littleEndianWord(at: index &+ length &- 8))
    }
    if hasBytes(8, at: index) {
      let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1
      return SIMD2(littleEndianWord(at: index) & mask, 0)
    }
    var word: UInt64 = 0
    for place in 0..<length { word |= UInt64(self[index + place]) &<< UInt64(place * 8) }
    return SIMD2(word, 0)
  }

  /// Returns whether the bytes equal others, compared eight at a time.
  func isSame(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8 else {
      for index in indices where self[index] != other[index] { return false }
      return true
    }
    var index = 0
    while index < count {
      // The last eight bytes may overlap the previous ones.
      let place = min(index, count - 8)
      if littleEndianWord(at: place) != other.littleEndianWord(at: place) { return false }
      index += 8
    }
    return true
  }
}

extension UInt64 {
  /// Returns a hash of this number and two others: their product, with the upper half folded into the lower one
  /// so that each bit affects many.
  @inlinable @inline(__always)
  package func mixed(with words: SIMD2<UInt64>) -> UInt64 {
    let product = (self ^ words.x ^ 0x9E37_79B9_7F4A_7C15)
      .multipliedFullWidth(by: words.y ^ 0xC2B2_AE3D_27D4_EB4F)
    return product.high ^ product.low
  }
}
