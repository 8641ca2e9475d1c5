extension MemberPlaces {
  /// A hash of the texts of some members, wide enough to stand for them: that two objects differ in those
  /// and agree in it has a chance of one in 2 to the 128th.
  ///
  /// - Parameter salt: Numbers that nobody knows who could choose texts that agree.
  package func hash(
    of members: ContiguousArray<Int>, in bytes: Span<UInt8>, salt: SIMD4<UInt64>
  ) -> SIMD2<UInt64> {
    var (first, second) = (salt.x, salt.y)
    /// Folds sixteen bytes in.
    @inline(__always)
    func add(_ words: SIMD2<UInt64>) {
      first = first.mixed(with: SIMD2(words.x, words.y ^ salt.z))
      second = second.mixed(with: SIMD2(words.y, words.x ^ salt.w))
    }
    for member in members {
      guard let text = nonEmptyText(member) else {
        add(SIMD2())
        continue
      }
      let count = text.end &- text.start
      first ^= UInt64(truncatingIfNeeded: count)
      if count <= 16 {
        add(bytes.words(at: text.start, count: count))
      } else {
        let last = text.end &- 16
        var index = text.start
        while index < last {
          add(bytes.littleEndianWords(at: index))
          index &+= 16
        }
        // May overlap those before, so that they are sixteen.
        add(bytes.littleEndianWords(at: last))
      }
    }
    return SIMD2(first, second)
  }
}
