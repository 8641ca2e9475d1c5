import OperatingSystem

/// A text to search for backward in other texts, at sixty-four positions at a time.
///
/// Two of its bytes are compared at each of these positions; the whole text is compared only if both match. Any
/// two bytes of an ID are a rare combination; for a word, the caller names a rare byte.
package struct BackwardSearch {
  private let text: ContiguousArray<UInt8>
  /// Two bytes of the text and their indices: the middle or the rare byte, and the last byte but one, because the
  /// last byte of an ID is a quote.
  private let middle: (index: Int, byte: UInt8)
  private let late: (index: Int, byte: UInt8)

  /// Creates the search.
  ///
  /// - Parameters:
  ///   - text: At least two bytes in UTF-8; a shorter text is never found.
  ///   - rareIndex: The index of a byte that is rare in the searched text; nil if all are.
  package init(_ text: String, rareIndex: Int? = nil) {
    let bytes = ContiguousArray(text.utf8)
    self.text = bytes
    let index = rareIndex.flatMap { bytes.indices.contains($0) ? $0 : nil } ?? bytes.count / 2
    middle = (index, bytes.isEmpty ? 0 : bytes[index])
    late = (max(bytes.count - 2, 0), bytes.dropLast().last ?? 0)
  }

  /// The number of bytes in the text.
  package var count: Int { text.count }

  /// Returns the index of the last occurrence in `range`; nil if there is none.
  package func lastIndex(in range: Range<Int>, of bytes: Span<UInt8>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    guard text.count > 1 else { return nil }
    // The end of the positions still to be searched.
    var end = range.upperBound - text.count + 1
    let lastStep = range.lowerBound + 64
    while end >= lastStep {
      let start = end &- 64
      // Unrolled, because a loop takes half as long again.
      let upper = unsafe matches(at: start &+ 48, in: bytes) .| matches(at: start &+ 32, in: bytes)
      let lower = unsafe matches(at: start &+ 16, in: bytes) .| matches(at: start, in: bytes)
      let matches: ByteMask = upper .| lower
      if !matches.isEmpty, let place = lastIndex(at: start..<end, in: bytes) { return place }
      end = start
    }
    return lastIndex(at: range.lowerBound..<max(end, range.lowerBound), in: bytes)
  }

  /// Returns at which of sixteen positions from `index` both bytes match; the text must fit at each.
  @unsafe @inline(__always)
  private func matches(at index: Int, in bytes: Span<UInt8>) -> ByteMask {
    let middles = unsafe bytes.uncheckedBlock(at: index &+ middle.index).equal(to: middle.byte)
    let lates = unsafe bytes.uncheckedBlock(at: index &+ late.index).equal(to: late.byte)
    return middles .& lates
  }

  /// Returns the last of some positions at which the text occurs.
  private func lastIndex(at places: Range<Int>, in bytes: Span<UInt8>) -> Int? {
    let text = text.span
    return places.last { place in
      bytes[place + late.index] == late.byte
        && text.indices.allSatisfy { bytes[place + $0] == text[$0] }
    }
  }
}
