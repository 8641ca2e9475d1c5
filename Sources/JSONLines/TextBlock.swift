/// A block of text that is put together in memory of a fixed size, and used again.
@safe struct TextBlock {
  /// With so many bytes it is full.
  static let fullByteCount = 4_096
  /// What it takes beside them: an escape, or a step of sixteen bytes.
  static let capacity = fullByteCount + 16

  private let memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  /// - Parameter memory: At least `capacity` bytes.
  init(_ memory: UnsafeMutableRawBufferPointer) {
    precondition(memory.count >= Self.capacity)
    unsafe self.memory = unsafe memory
  }

  /// Whether what it has should be handed out.
  var isFull: Bool { count >= Self.fullByteCount }

  /// What it has.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let filled = unsafe UnsafeRawBufferPointer(rebasing: memory[..<count])
      let span = unsafe filled.assumingMemoryBound(to: UInt8.self).span
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// What it has, but for a character at the end that may go on.
  var wholeCharacters: Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.extracting(0..<bytes.endOfWholeCharacters(0..<count)) }
  }

  /// Forgets those.
  mutating func dropWholeCharacters() {
    let whole = wholeCharacters.count
    for index in whole..<count { unsafe memory[index - whole] = unsafe memory[index] }
    count -= whole
  }

  /// Puts a byte of an escape behind the rest; of those there is room for one that is whole.
  mutating func append(_ byte: UInt8) {
    unsafe memory[count] = byte
    count += 1
  }

  /// Puts what a range begins with behind the rest: plain bytes, and escapes of one letter where
  /// enough follows. Returns the index of another escape, or of a byte for which there may be no room,
  /// or the range's end.
  ///
  /// Sixteen bytes are copied at a time, as two words. Subtracting makes the top bit of each byte of a
  /// word say whether that byte is zero after the exclusive or with backslashes. That can only be wrong
  /// above a byte for which it is right, so the lowest is a true one; what was copied of the bytes
  /// behind it is written over.
  mutating func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as form: JSONText.Form
  ) -> Int {
    let end = min(range.upperBound, range.lowerBound + max(Self.fullByteCount - count, 0))
    var index = range.lowerBound
    precondition(index >= 0 && end <= bytes.count)
    // How much further a byte stands in the block than in the text; an escape takes one byte less.
    var offset = count - index
    defer { count = index + offset }
    while index &+ 16 <= end {
      let words = unsafe bytes.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: index, as: SIMD2<UInt64>.self)
      unsafe memory.storeBytes(of: words, toByteOffset: index &+ offset, as: SIMD2<UInt64>.self)
      let hits = Self.backslashes(in: words)
      if hits[0] | hits[1] == 0 {
        index &+= 16
        continue
      }
      let (low, high) = (UInt64(littleEndian: hits[0]), UInt64(littleEndian: hits[1]))
      index &+= low != 0 ? low.trailingZeroBitCount / 8 : 8 &+ high.trailingZeroBitCount / 8
      guard index &+ 1 < end, let byte = Self.meaning(of: bytes[index &+ 1]) else { return index }
      if form == .decoded {
        unsafe memory[index &+ offset] = byte
        offset &-= 1
      } else {
        unsafe memory[index &+ offset &+ 1] = bytes[index &+ 1]
      }
      index &+= 2
    }
    while index < end, bytes[index] != .backslash {
      unsafe memory[index + offset] = bytes[index]
      index &+= 1
    }
    return index
  }

  /// What the letter behind a backslash stands for, where minimal JSON has the same escape; nil for
  /// those that are seldom met, too.
  private static func meaning(of letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "n"): .newline
    case UInt8(ascii: "t"): .tab
    case UInt8(ascii: "r"): .carriageReturn
    case .quote, .backslash: letter
    default: nil
    }
  }

  /// The top bit of the first byte that is a backslash, and perhaps of bytes behind it.
  private static func backslashes(in words: SIMD2<UInt64>) -> SIMD2<UInt64> {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let others = words ^ SIMD2(repeating: ones &* UInt64(UInt8.backslash))
    return (others &- SIMD2(repeating: ones)) & ~others & SIMD2(repeating: ones &<< 7)
  }
}
