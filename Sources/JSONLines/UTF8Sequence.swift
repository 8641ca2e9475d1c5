/// The bytes that make up one Unicode scalar, or that are replaced by one U+FFFD.
enum UTF8Sequence {
  /// How long the sequence at `index` is and whether it is well formed.
  ///
  /// What is ill formed is taken as far as it could still have become a scalar, as the Unicode
  /// Standard recommends (chapter 3, "U+FFFD substitution of maximal subparts") and as Swift, Python
  /// and browsers do it.
  static func at(
    _ index: Int, in bytes: Span<UInt8>, end: Int
  ) -> (length: Int, isWellFormed: Bool) {
    let lead = bytes[index]
    if lead < 0x80 { return (1, true) }
    // Table 3-7 of the Unicode Standard: how many bytes follow, and the range of the first of them.
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

  /// How many scalars a run of bytes is, each ill formed sequence counted as one, and whether there
  /// is none of those.
  static func measure(
    in bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (scalarCount: Int, isWellFormed: Bool) {
    var index = range.lowerBound
    var scalars = 0
    var isWellFormed = true
    while index < range.upperBound {
      if index <= range.upperBound - 8,
        bytes.littleEndianWord(at: index) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        scalars += 8
      } else {
        let sequence = at(index, in: bytes, end: range.upperBound)
        if !sequence.isWellFormed { isWellFormed = false }
        index += sequence.length
        scalars += 1
      }
    }
    return (scalars, isWellFormed)
  }
}

extension Span where Element == UInt8 {
  /// How many Unicode scalars a stretch is, and whether all of it is well formed UTF-8.
  package func measureUTF8(_ range: Range<Int>) -> (scalarCount: Int, isWellFormed: Bool) {
    UTF8Sequence.measure(in: self, range)
  }
}
