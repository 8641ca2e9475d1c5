import Bytes

extension FieldOffsets {
  /// A hash of the texts of some members, wide enough to stand for them: that two objects differ in those
  /// and agree in it has a chance of one in 2 to the 64th.
  ///
  /// - Parameter salt: Numbers that nobody knows who could choose texts that agree.
  package func hash(
    of members: ContiguousArray<Int>, in bytes: Span<UInt8>, salt: SIMD2<UInt64>
  ) -> UInt64 {
    var hash = salt.x
    for member in members {
      guard let text = nonEmptyText(member) else {
        hash = hash.mixed(with: SIMD2(0, salt.y))
        continue
      }
      let count = text.end &- text.start
      // Spread over all bits: beside the lowest alone, a text could make up for its length.
      hash ^= UInt64(truncatingIfNeeded: count) &* (salt.y | 1)
      if count <= 16 {
        let words = bytes.words(at: text.start, count: count)
        hash = hash.mixed(with: SIMD2(words.x, words.y ^ salt.y))
      } else {
        let last = text.end &- 16
        var index = text.start
        while true {
          let words = bytes.littleEndianWords(at: index)
          hash = hash.mixed(with: SIMD2(words.x, words.y ^ salt.y))
          if index == last { break }
          // The last sixteen may overlap those before.
          index = min(index &+ 16, last)
        }
      }
    }
    return hash
  }
}
