import Bytes

/// UTF-8 sequences: the bytes that encode one Unicode scalar, or that are replaced by one U+FFFD.
enum UTF8Sequence {
  /// Returns the length of the sequence at `index`, and whether it is well formed.
  ///
  /// An ill-formed sequence extends as far as it could have become a scalar, as the Unicode Standard recommends
  /// (chapter 3, "U+FFFD substitution of maximal subparts") and as Swift, Python and browsers do it.
  static func measure(
    at index: Int, in bytes: Span<UInt8>, end: Int
  ) -> (length: Int, isWellFormed: Bool) {
    let lead = bytes[index]
    if lead < 0x80 { return (1, true) }
    // Table 3-7 of the Unicode Standard: the number of bytes that follow, and the range of the first of them.
    let (following, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0xC2...0xDF: (1, 0x80...0xBF)
      case 0xE0: (2, 0xA0...0xBF)
      case 0xED: (2, 0x80...0x9F)
      case 0xE1...0xEF: (2, 0x80...0xBF)
      case 0xF0: (3, 0x90...0xBF)
      case 0xF1...0xF3: (3, 0x80...0xBF)
      case 0xF4: (3, 0x80...0x8F)
      default: (0, 0x80...0xBF)
      }
    var length = 1
    var allowed = second
    while length <= following {
      guard index + length < end, allowed.contains(bytes[index + length]) else {
        return (length, false)
      }
      allowed = 0x80...0xBF
      length += 1
    }
    return (length, following > 0)
  }

  /// Returns the length of the sequence that four bytes begin with, the first byte being the lowest; 0 unless
  /// it is well formed and has two to four bytes.
  ///
  /// This checks the rows of the same table.
  static func wellFormedLength(of bytes: UInt32) -> Int {
    if bytes & 0xC0E0 == 0x80C0 { return bytes & 0x1E != 0 ? 2 : 0 }
    if bytes & 0xC0_C0F0 == 0x80_80E0 {
      // After E0, bit 5 of the second byte must be set; after ED, it must not be.
      let bits = bytes & 0x200F
      return bits != 0 && bits != 0x200D ? 3 : 0
    }
    if bytes & 0xC0C0_C0F8 == 0x8080_80F0 {
      // After F0, bit 4 or 5 of the second byte must be set; after F4, neither may be.
      let lead = bytes & 0x07
      let isHigh = bytes & 0x3000 != 0
      return lead == 0 && isHigh || lead == 4 && !isHigh || 1...3 ~= lead ? 4 : 0
    }
    return 0
  }
}

extension Span where Element == UInt8 {
  /// Returns the number of Unicode scalars, counting each ill-formed sequence as one, and whether all is well formed.
  ///
  /// Skips ASCII 32 bytes at a time, and well-formed sequences by their first four bytes.
  package func measureUTF8() -> (scalarCount: Int, isWellFormed: Bool) {
    var index = 0
    // Each byte is a scalar, except those after the first of a sequence.
    var followingCount = 0
    var isWellFormed = true
    while index < count {
      while hasBytes(32, at: index) {
        let both: ByteBlock = unsafe uncheckedBlock(at: index) | uncheckedBlock(at: index &+ 16)
        if !both.isASCII { break }
        index &+= 32
      }
      while hasBytes(16, at: index) {
        let beyond = unsafe uncheckedBlock(at: index).beyondASCII
        guard beyond.isEmpty else {
          index &+= beyond.first
          break
        }
        index &+= 16
      }
      // Not ASCII, or the few bytes before the end.
      while index < count {
        var length = 0
        if hasBytes(16, at: index) {
          let first = UInt32(truncatingIfNeeded: littleEndianWord(at: index))
          if first & 0x80 == 0 { break }
          length = UTF8Sequence.wellFormedLength(of: first)
        }
        if length == 0 {
          let sequence = UTF8Sequence.measure(at: index, in: self, end: count)
          if !sequence.isWellFormed { isWellFormed = false }
          length = sequence.length
        }
        index &+= length
        followingCount &+= length &- 1
      }
    }
    return (count &- followingCount, isWellFormed)
  }
}
