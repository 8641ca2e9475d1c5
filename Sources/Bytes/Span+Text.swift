/// Access to a text's bytes, at indices that may be out of bounds.
extension Span where Element == UInt8 {
  /// Returns the byte at `index`; nil if that is out of bounds.
  @inlinable @inline(__always)
  package func byte(at index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }

  /// Returns whether the bytes come before others, in the order of UTF-8.
  package func precedes(_ others: Span<UInt8>) -> Bool {
    let shared = min(count, others.count)
    var index = 0
    while index < shared, self[index] == others[index] { index += 1 }
    return index < shared ? self[index] < others[index] : count < others.count
  }

  /// Returns whether the byte at `index` is in a class.
  @inlinable @inline(__always)
  package func has(_ kind: ByteClass, at index: Int) -> Bool {
    indices.contains(index) && self[index].is(kind)
  }

  /// Returns whether the byte at `index` is one of some ASCII characters.
  @inlinable @inline(__always)
  package func has(oneOf characters: StaticString, at index: Int) -> Bool {
    indices.contains(index) && self[index].isOne(of: characters)
  }

  /// Returns whether an ASCII text begins at `index`.
  @inlinable
  package func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, text.utf8CodeUnitCount <= count - index else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      if unsafe text.utf8Start[offset] != self[index + offset] { return false }
    }
    return true
  }

  /// Returns whether one of several ASCII texts begins at `index`.
  package func has(anyOf texts: [StaticString], at index: Int) -> Bool {
    for text in texts where has(text, at: index) { return true }
    return false
  }

  /// Returns whether `range` equals a lowercase ASCII word, ignoring case.
  @inlinable
  package func equals(_ word: StaticString, ignoringCaseIn range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount && ends(range, withIgnoringCase: word)
  }

  /// Returns whether `range` equals one of several lowercase ASCII words, ignoring case.
  @inlinable
  package func equals(anyOf words: [StaticString], ignoringCaseIn range: Range<Int>) -> Bool {
    for word in words where equals(word, ignoringCaseIn: range) { return true }
    return false
  }

  /// Returns whether `range` ends with a lowercase ASCII word, ignoring case.
  @inlinable
  package func ends(_ range: Range<Int>, withIgnoringCase word: StaticString) -> Bool {
    let start = range.upperBound - word.utf8CodeUnitCount
    guard start >= range.lowerBound else { return false }
    for offset in 0..<word.utf8CodeUnitCount {
      let byte = self[start + offset]
      if unsafe (byte.is(.letter) ? byte | 0x20 : byte) != word.utf8Start[offset] { return false }
    }
    return true
  }

  /// Returns whether `range` contains an ASCII text.
  package func contains(_ text: StaticString, in range: Range<Int>) -> Bool {
    for index in range
    where has(text, at: index) && index + text.utf8CodeUnitCount <= range.upperBound {
      return true
    }
    return false
  }

  /// Returns the index of the first occurrence of an ASCII character in `range`.
  @inlinable
  package func firstIndex(of character: Unicode.Scalar, in range: Range<Int>) -> Int? {
    for index in range where self[index] == character { return index }
    return nil
  }

  /// Returns whether all bytes of `range` meet a condition.
  @inlinable @inline(__always)
  package func all(in range: Range<Int>, meet condition: (UInt8) -> Bool) -> Bool {
    for index in range where !condition(self[index]) { return false }
    return true
  }

  /// Returns the end of the bytes from `start` that meet a condition.
  @inlinable @inline(__always)
  package func end(where meetsCondition: (UInt8) -> Bool, from start: Int) -> Int {
    var index = start
    while index < count, meetsCondition(self[index]) { index += 1 }
    return index
  }

  /// Returns the end of the bytes from `start` that are in a class.
  @inlinable @inline(__always)
  package func end(of kind: ByteClass, from start: Int) -> Int {
    end(where: { $0.is(kind) }, from: start)
  }

  /// Returns the start of the bytes before `end` that meet a condition.
  @inlinable @inline(__always)
  package func start(where meetsCondition: (UInt8) -> Bool, before end: Int) -> Int {
    var start = end
    while start > 0, start <= count, meetsCondition(self[start - 1]) { start -= 1 }
    return start
  }

  /// Returns the number of backslashes directly before `index`.
  @inlinable
  package func backslashes(before index: Int) -> Int {
    index - start(where: { $0 == "\\" }, before: index)
  }
}
