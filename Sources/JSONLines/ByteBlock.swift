// How sixteen bytes are compared at once
//
// A comparison of two vectors is one instruction, but only where the compiler knows both operands'
// types before it chooses the operator; otherwise it takes the generic one, a loop over single bytes.
// So the operators stand here. Where a comparison is true is told by a bit of each byte, which SSE2
// gathers in one instruction; elsewhere the result is looked at as two words.

import Bytes

#if arch(x86_64)
  internal import _Builtin_intrinsics.intel.sse2
#endif

/// Sixteen bytes of a text.
typealias ByteBlock = SIMD16<UInt8>

/// Of which of sixteen bytes something is true: all bits of those are set.
typealias ByteMask = SIMDMask<SIMD16<Int8>>

extension SIMD16<UInt8> {
  /// As two words.
  @inline(__always)
  var words: SIMD2<UInt64> { unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  /// Which bytes are this one.
  @inline(__always)
  func equal(to byte: UInt8) -> ByteMask {
    let other = ByteBlock(repeating: byte)
    return self .== other
  }

  /// Which bytes have these bits among those of a mask.
  @inline(__always)
  func equal(to bits: UInt8, in mask: UInt8) -> ByteMask {
    let mask = ByteBlock(repeating: mask)
    let masked: ByteBlock = self & mask
    return masked.equal(to: bits)
  }

  /// Which bytes are below this one.
  @inline(__always)
  func below(_ byte: UInt8) -> ByteMask {
    let other = ByteBlock(repeating: byte)
    return self .< other
  }

  /// Which bytes are this one or above it.
  @inline(__always)
  func atLeast(_ byte: UInt8) -> ByteMask {
    let other = ByteBlock(repeating: byte)
    return self .>= other
  }

  /// Which bytes end the plain part of a JSON string: quotes, backslashes and control characters.
  @inline(__always)
  var stringStops: ByteMask {
    // An exclusive or with 2 puts the quote right behind the control characters.
    let moved: ByteBlock = self ^ ByteBlock(repeating: 2)
    return moved.below(.space + 1) .| equal(to: .backslash)
  }

  /// Which bytes end the plain ASCII of a JSON string: those, and all beyond ASCII. Only the top bits of
  /// the mask's bytes are what they should be.
  @inline(__always)
  var plainStops: ByteMask {
    #if arch(x86_64)
      // A difference that doesn't overflow: what is beyond ASCII is below zero and stays there.
      let moved = self ^ ByteBlock(repeating: 2)
      let limit = ByteBlock(repeating: .space + 1)
      let less = unsafe unsafeBitCast(
        _mm_subs_epi8(
          unsafeBitCast(moved, to: __m128i.self), unsafeBitCast(limit, to: __m128i.self)),
        to: ByteMask.self)
      return less .| equal(to: .backslash)
    #else
      plainStopsOfComparisons
    #endif
  }

  /// The same on any processor.
  @inline(__always)
  var plainStopsOfComparisons: ByteMask { stringStops .| beyondASCII }

  /// Which bytes aren't ASCII; only the top bits of the mask's bytes are what they should be.
  @inline(__always)
  var beyondASCII: ByteMask { unsafe unsafeBitCast(self, to: ByteMask.self) }

  /// Whether no byte has its top bit set.
  @inline(__always)
  var isASCII: Bool { beyondASCII.isEmpty }

  /// The sum of the bytes.
  @inline(__always)
  var sum: Int {
    let even = SIMD2<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
    let pairs = (words & even) &+ ((words &>> 8) & even)
    return Int(truncatingIfNeeded: ((pairs.x &+ pairs.y) &* 0x0001_0001_0001_0001) >> 48)
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// The first of the sixteen, so many.
  @inline(__always)
  static func first(_ count: Int) -> ByteMask {
    let places = ByteBlock(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    return places.below(UInt8(truncatingIfNeeded: count))
  }

  /// As bytes: 0xFF where it is true, 0 elsewhere.
  @inline(__always)
  var bytes: ByteBlock { unsafe unsafeBitCast(self, to: ByteBlock.self) }

  /// As two words.
  @inline(__always)
  var words: SIMD2<UInt64> { unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  /// Whether it is true of none.
  @inline(__always)
  var isEmpty: Bool { topBits == 0 }

  /// The place of the first byte of which it is true, 16 for none.
  @inline(__always)
  var first: Int { (topBits | 1 &<< 16).trailingZeroBitCount }

  /// The place of the first byte of which it is true; it must be true of one.
  @inline(__always)
  var firstOfSome: Int { topBits.trailingZeroBitCount }

  /// The top bits of the bytes, that of the first one as the lowest.
  @inline(__always)
  private var topBits: UInt32 {
    #if arch(x86_64)
      UInt32(bitPattern: _mm_movemask_epi8(unsafe unsafeBitCast(self, to: __m128i.self)))
    #else
      topBitsOfWords
    #endif
  }

  /// The same on any processor: a multiplication moves the bits of eight bytes into the highest one.
  @inline(__always)
  var topBitsOfWords: UInt32 {
    let bits = words &>> 7 & SIMD2(repeating: 0x0101_0101_0101_0101)
    let gathered =
      SIMD2(UInt64(littleEndian: bits.x), UInt64(littleEndian: bits.y))
      &* 0x0102_0408_1020_4080
    return UInt32(truncatingIfNeeded: gathered.x &>> 56 | (gathered.y &>> 56) &<< 8)
  }
}

extension Span where Element == UInt8 {
  /// Sixteen bytes; there must be so many.
  @inline(__always)
  func block(at index: Int) -> ByteBlock {
    precondition(hasBytes(16, at: index))
    return unsafe uncheckedBlock(at: index)
  }

  /// Sixteen bytes, of which none may stand outside: nobody checks.
  @unsafe @inline(__always)
  func uncheckedBlock(at index: Int) -> ByteBlock {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: ByteBlock.self)
  }
}

extension UInt8 {
  /// Whether it ends the plain part of a JSON string.
  @inline(__always)
  var isStringStop: Bool { self == .quote || self == .backslash || self < .space }
}
