// What is fast here, and why it stays
//
// This directory holds the code that is longer or harder to read than it had to be, because that pays at least
// five percent of a run. What it brings was measured in Embedded Swift by taking it out, in pairs of runs:
//
// - Sixteen bytes at a time (`ByteBlock`, `StringBytes`, `TextBlock`, `JSONText+Count`, `BackwardSearch`): the
//   hook reads results of some hundred kilobytes, and a report reads gigabytes of transcripts. With the ends of
//   strings searched byte by byte, a summary of 67 MB takes 1.26 times as long, and one of 82 MB of transcripts
//   1.60 times.
// - Layouts (`RecordLayoutMatcher`, `LayoutPieces`, `FieldOffsets`): a program writes its records alike, so what
//   was read once is only compared. With each record read by the scanner, the summary takes 2.02 times as long.
// - Numbers for texts (`ByteInterner`, with `HashSlots` in `Bytes`): names are looked up where they are in the
//   file, and one `String` is made of each.
//
// docs/development/performance.md has all measurements, and what was tried and left out.
//
// A comparison of two vectors is one instruction, but only if the compiler knows the types of both operands
// before it chooses the operator; otherwise it chooses the generic one, a loop over single bytes. So the
// operators are wrapped here. The result of a comparison is a mask whose bytes have their top bit set where it
// is true. SSE2 gathers these bits in one instruction; elsewhere the mask is examined as two words.

import Bytes

#if arch(x86_64)
  internal import _Builtin_intrinsics.intel.sse2
#endif

/// Sixteen bytes of text.
typealias ByteBlock = SIMD16<UInt8>

/// A mask over sixteen bytes: all bits of a byte are set where a comparison is true.
typealias ByteMask = SIMDMask<SIMD16<Int8>>

extension SIMD16<UInt8> {
  /// The bytes as two words.
  @inline(__always)
  var words: SIMD2<UInt64> { unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  /// Returns a mask of the bytes equal to `byte`.
  @inline(__always)
  func equal(to byte: UInt8) -> ByteMask {
    let other = ByteBlock(repeating: byte)
    return self .== other
  }

  /// Returns a mask of the bytes whose bits in `mask` equal `bits`.
  @inline(__always)
  func equal(to bits: UInt8, in mask: UInt8) -> ByteMask {
    let mask = ByteBlock(repeating: mask)
    let masked: ByteBlock = self & mask
    return masked.equal(to: bits)
  }

  /// Returns a mask of the bytes less than `byte`.
  @inline(__always)
  func below(_ byte: UInt8) -> ByteMask {
    let other = ByteBlock(repeating: byte)
    return self .< other
  }

  /// Returns a mask of the bytes greater than or equal to `byte`.
  @inline(__always)
  func atLeast(_ byte: UInt8) -> ByteMask {
    let other = ByteBlock(repeating: byte)
    return self .>= other
  }

  /// A mask of the bytes that end the plain part of a JSON string: quotes, backslashes and control characters.
  @inline(__always)
  var stringStops: ByteMask {
    // XOR with 2 moves the quote directly after the control characters.
    let moved: ByteBlock = self ^ ByteBlock(repeating: 2)
    return moved.below(.space + 1) .| equal(to: .backslash)
  }

  /// A mask of the bytes that end the plain ASCII part of a JSON string: `stringStops` and all non-ASCII bytes.
  ///
  /// Only the top bits of the mask's bytes are valid.
  @inline(__always)
  var plainStops: ByteMask {
    #if arch(x86_64)
      // A saturating subtraction: non-ASCII bytes are negative and stay so.
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

  /// The same mask, computed on any processor.
  @inline(__always)
  var plainStopsOfComparisons: ByteMask { stringStops .| beyondASCII }

  /// A mask of the non-ASCII bytes; only the top bits of the mask's bytes are valid.
  @inline(__always)
  var beyondASCII: ByteMask { unsafe unsafeBitCast(self, to: ByteMask.self) }

  /// Whether all bytes are ASCII.
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
  /// Returns a mask of the first `count` bytes.
  @inline(__always)
  static func first(_ count: Int) -> ByteMask {
    let places = ByteBlock(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    return places.below(UInt8(truncatingIfNeeded: count))
  }

  /// The mask as bytes: 0xFF where it is true, 0 elsewhere.
  @inline(__always)
  var bytes: ByteBlock { unsafe unsafeBitCast(self, to: ByteBlock.self) }

  /// The mask as two words.
  @inline(__always)
  var words: SIMD2<UInt64> { unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  /// Whether the mask is true for no byte.
  @inline(__always)
  var isEmpty: Bool { topBits == 0 }

  /// The index of the first byte for which the mask is true; 16 if there is none.
  @inline(__always)
  var first: Int { (topBits | 1 &<< 16).trailingZeroBitCount }

  /// The index of the first byte for which the mask is true; there must be one.
  @inline(__always)
  var firstOfSome: Int { topBits.trailingZeroBitCount }

  /// The top bits of the bytes, with that of the first byte lowest.
  @inline(__always)
  private var topBits: UInt32 {
    #if arch(x86_64)
      UInt32(bitPattern: _mm_movemask_epi8(unsafe unsafeBitCast(self, to: __m128i.self)))
    #else
      topBitsOfWords
    #endif
  }

  /// The same bits, computed on any processor: a multiplication gathers those of eight bytes in the highest byte.
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
  /// Returns sixteen bytes, which must exist.
  @inline(__always)
  func block(at index: Int) -> ByteBlock {
    precondition(hasBytes(16, at: index))
    return unsafe uncheckedBlock(at: index)
  }

  /// Returns sixteen bytes without checking that they exist.
  @unsafe @inline(__always)
  func uncheckedBlock(at index: Int) -> ByteBlock {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: ByteBlock.self)
  }
}

extension UInt8 {
  /// Whether the byte ends the plain part of a JSON string.
  @inline(__always)
  var isStringStop: Bool { self == .quote || self == .backslash || self < .space }
}
