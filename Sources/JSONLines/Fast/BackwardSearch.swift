import OperatingSystem

/// A text to search for backward in other texts, at sixty-four positions at a time.
///
/// Two of its bytes are compared at each of these positions; the whole text is compared only if both match. Any
/// two bytes of an ID are a rare combination; for a word, the caller names a rare byte.
package struct BackwardSearch {
  private let text: ContiguousArray<UInt8>
  /// Two indices in the text: the middle or a rare byte, and the byte before the quote that ends an ID.
  private let middle: Int
  private let late: Int

  /// Creates the search.
  ///
  /// - Parameters:
  ///   - text: At least two bytes in UTF-8; a shorter text is never found.
  ///   - rareIndex: The index of a byte that is rare in the searched text; nil if all are.
  package init(_ text: String, rareIndex: Int? = nil) {
    let bytes = ContiguousArray(text.utf8)
    self.text = bytes
    middle = rareIndex.flatMap { 0..<bytes.count ~= $0 ? $0 : nil } ?? bytes.count / 2
    late = max(bytes.count - 2, 0)
  }

  /// The number of bytes in the text.
  package var count: Int { text.count }

  /// Returns the index of the last occurrence in `range`; nil if there is none.
  package func lastIndex(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    guard text.count > 1 else { return nil }
    let pair = Pair(middle: middle, text.span[middle], late: late, text.span[late])
    // The end of the positions still to be searched.
    var end = range.upperBound - text.count + 1
    let lastStep = range.lowerBound + 64
    while end >= lastStep {
      let start = end &- 64
      // Unrolled, because a loop takes half as long again.
      let upper = unsafe pair.places(in: bytes, start &+ 48) .| pair.places(in: bytes, start &+ 32)
      let lower = unsafe pair.places(in: bytes, start &+ 16) .| pair.places(in: bytes, start)
      let places: ByteMask = upper .| lower
      if !places.isEmpty, let place = lastIndex(in: bytes, at: start..<end) { return place }
      end = start
    }
    return lastIndex(in: bytes, at: range.lowerBound..<max(end, range.lowerBound))
  }

  /// Two bytes of the text, with their indices in it.
  private struct Pair {
    let middle: Int
    let middleByte: UInt8
    let late: Int
    let lateByte: UInt8

    init(middle: Int, _ middleByte: UInt8, late: Int, _ lateByte: UInt8) {
      self.middle = middle
      self.middleByte = middleByte
      self.late = late
      self.lateByte = lateByte
    }

    /// Returns at which of sixteen positions from `index` both bytes match; the text must fit at each.
    @unsafe @inline(__always)
    func places(in bytes: Span<UInt8>, _ index: Int) -> ByteMask {
      let middles = unsafe bytes.uncheckedBlock(at: index &+ middle).equal(to: middleByte)
      let lates = unsafe bytes.uncheckedBlock(at: index &+ late).equal(to: lateByte)
      return middles .& lates
    }
  }

  /// Returns the last of some positions at which the text occurs.
  private func lastIndex(in bytes: Span<UInt8>, at places: Range<Int>) -> Int? {
    let text = text.span
    return places.last { place in
      bytes[place + late] == text[late] && text.indices.allSatisfy { bytes[place + $0] == text[$0] }
    }
  }
}
