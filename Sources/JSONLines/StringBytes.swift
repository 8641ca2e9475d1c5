extension Span where Element == UInt8 {
  /// The index of the first byte that ends the plain part of a JSON string (a quote, a backslash or
  /// a control character) or of the end.
  ///
  /// Eight bytes at a time: subtracting makes the top bit of each byte say whether that byte is
  /// below 0x20, or zero after an exclusive or with what is looked for. Such a test can only be
  /// wrong above a byte for which it is right, so the lowest hit of the word is a true one.
  func indexOfStringStop(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let topBits: UInt64 = 0x8080_8080_8080_8080
    let quotes = ones &* UInt64(UInt8.quote)
    let backslashes = ones &* UInt64(UInt8.backslash)
    let spaces = ones &* UInt64(UInt8.space)
    var index = start
    while index <= count &- 8 {
      let word = littleEndianWord(at: index)
      let quote = word ^ quotes
      let backslash = word ^ backslashes
      let below =
        (word &- spaces) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
      let hits = below & topBits
      if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count {
      let byte = self[index]
      if byte == .quote || byte == .backslash || byte < .space { return index }
      index &+= 1
    }
    return index
  }

  /// Eight bytes as a number whose lowest byte is the first; there must be eight.
  package func littleEndianWord(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count - 8)
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
  }
}
