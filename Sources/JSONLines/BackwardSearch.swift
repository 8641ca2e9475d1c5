import OperatingSystem

/// A text to look for from the end of other texts, at sixty-four places at a time.
///
/// Two of its bytes are compared at all of these places, and the whole text where both are found. Any two
/// bytes of an id are rare together; for a word, the caller says which byte is rare.
package struct BackwardSearch {
  private let text: ContiguousArray<UInt8>
  /// Two of the text's indices: in its middle or of a rare byte, and before the quote that ends an id.
  private let middle: Int
  private let late: Int

  /// - Parameters:
  ///   - text: Two bytes or more in UTF-8; a shorter one is found nowhere.
  ///   - rareIndex: That of a byte that is rare in what is searched; nil where all are.
  package init(_ text: String, rareIndex: Int? = nil) {
    let bytes = ContiguousArray(text.utf8)
    self.text = bytes
    middle = rareIndex.flatMap { 0..<bytes.count ~= $0 ? $0 : nil } ?? bytes.count / 2
    late = max(bytes.count - 2, 0)
  }

  /// How many bytes the text has.
  package var count: Int { text.count }

  /// The index of the text's last place in `range`, nil without.
  package func lastIndex(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    guard text.count > 1 else { return nil }
    let pair = Pair(middle: middle, text.span[middle], late: late, text.span[late])
    // Behind the last place that is still to be looked at.
    var end = range.upperBound - text.count + 1
    let lastStep = range.lowerBound + 64
    while end >= lastStep {
      let start = end &- 64
      // Written out, as a loop over them takes half as much again.
      let upper = unsafe pair.places(in: bytes, start &+ 48) .| pair.places(in: bytes, start &+ 32)
      let lower = unsafe pair.places(in: bytes, start &+ 16) .| pair.places(in: bytes, start)
      let places: ByteMask = upper .| lower
      if !places.isEmpty, let place = lastIndex(in: bytes, at: start..<end) { return place }
      end = start
    }
    return lastIndex(in: bytes, at: range.lowerBound..<max(end, range.lowerBound))
  }

  /// Two bytes of the text, with their indices there.
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

    /// At which of the sixteen places from an index on both stand; the text must have room at each.
    @unsafe @inline(__always)
    func places(in bytes: Span<UInt8>, _ index: Int) -> ByteMask {
      let middles = unsafe bytes.uncheckedBlock(at: index &+ middle).equal(to: middleByte)
      let lates = unsafe bytes.uncheckedBlock(at: index &+ late).equal(to: lateByte)
      return middles .& lates
    }
  }

  /// The last of some places at which the text stands.
  private func lastIndex(in bytes: Span<UInt8>, at places: Range<Int>) -> Int? {
    let text = text.span
    return places.last { place in
      bytes[place + late] == text[late] && text.indices.allSatisfy { bytes[place + $0] == text[$0] }
    }
  }
}
