#if arch(x86_64)
  internal import _Builtin_intrinsics.intel.sse2
#endif

/// Sixteen bytes that are looked at at once.
struct SixteenBytes {
  /// As two numbers; the first byte is the lowest one of the first number.
  let words: SIMD2<UInt64>

  /// - Parameter words: As they are in memory.
  @inline(__always)
  init(_ words: SIMD2<UInt64>) {
    self.words = SIMD2(UInt64(littleEndian: words.x), UInt64(littleEndian: words.y))
  }

  /// The place of the first byte that ends the plain part of a JSON string (a quote, a backslash or a
  /// control character), nil without.
  @inline(__always)
  var firstStringStop: Int? {
    #if arch(x86_64)
      let bytes = unsafe unsafeBitCast(words, to: __m128i.self)
      // An exclusive or with 2 puts the quote at 0x20, right behind the control characters; what isn't
      // above that is the lower one of the two.
      let last = _mm_set1_epi8(CChar(bitPattern: .space))
      let moved = _mm_xor_si128(bytes, _mm_set1_epi8(2))
      let quotesAndControls = _mm_cmpeq_epi8(_mm_min_epu8(moved, last), moved)
      let backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(CChar(bitPattern: .backslash)))
      let stops = _mm_movemask_epi8(_mm_or_si128(quotesAndControls, backslashes))
      return stops != 0 ? stops.trailingZeroBitCount : nil
    #else
      return firstStringStopByWords
    #endif
  }

  /// The place of the first byte that isn't ASCII, nil without.
  @inline(__always)
  var firstBeyondASCII: Int? {
    #if arch(x86_64)
      let topBits = _mm_movemask_epi8(unsafe unsafeBitCast(words, to: __m128i.self))
      return topBits != 0 ? topBits.trailingZeroBitCount : nil
    #else
      return firstBeyondASCIIByWords
    #endif
  }

  /// The same on any processor.
  @inline(__always)
  var firstBeyondASCIIByWords: Int? {
    let topBits = words & SIMD2(repeating: 0x8080_8080_8080_8080)
    if topBits.x != 0 { return topBits.x.trailingZeroBitCount / 8 }
    return topBits.y != 0 ? 8 &+ topBits.y.trailingZeroBitCount / 8 : nil
  }

  /// The first stop on any processor.
  ///
  /// Subtracting makes the top bit of each byte say whether that byte is below another one; bytes that
  /// have that bit already aren't ASCII. An exclusive or with 2 puts the quote below all but control
  /// characters, one with the backslash makes that 0. Such a test can only be wrong above a byte for which
  /// it is right, so the lowest hit of a word is a true one.
  @inline(__always)
  var firstStringStopByWords: Int? {
    let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
    let below =
      ((words ^ (ones &* 2)) &- (ones &* 0x21))
      | ((words ^ (ones &* UInt64(UInt8.backslash))) &- ones)
    let hits = below & ~words & (ones &* 0x80)
    if hits.x != 0 { return hits.x.trailingZeroBitCount / 8 }
    if hits.y != 0 { return 8 &+ hits.y.trailingZeroBitCount / 8 }
    return nil
  }
}

extension UInt8 {
  /// Whether it ends the plain part of a JSON string.
  @inline(__always)
  var isStringStop: Bool { self == .quote || self == .backslash || self < .space }
}
