import Bytes

extension FieldOffsets {
  /// Returns a hash of the texts of some members that can stand for them: the probability that objects with
  /// different texts have the same hash is 1 in 2^64.
  ///
  /// - Parameter salt: Random numbers, unknown to anyone who could choose colliding texts.
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
      // Spread over all bits: the text's bytes could cancel out a length in the lowest bits alone.
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
          // The last sixteen bytes may overlap the previous ones.
          index = min(index &+ 16, last)
        }
      }
    }
    return hash
  }
}
