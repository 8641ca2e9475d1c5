// How characters are counted without decoding the text
//
// Each byte is a character, except the continuation bytes of a UTF-8 sequence and the letters of escapes. So it
// is enough to identify those, sixteen bytes at a time; the blocks that begin one, two and three bytes earlier
// show what precedes each byte.
//
//     text                 s  =  \  "  é     \  n
//     bytes                73 3D 5C 22 C3 A9 5C 6E
//     not counted                   x     x     x        8 bytes, 5 characters
//
// What can't be decided this way is counted one by one up to the end of the sixteen bytes: longer escapes, more
// than two backslashes in a row, ill-formed sequences, and sequences whose first byte restricts the second one,
// except for F0, with which emoji begin.

import Bytes

extension JSONText {
  /// Returns the number of Unicode scalars in the text, counting each ill-formed sequence as one.
  package func characterCount(in bytes: Span<UInt8>, as form: Form = .decoded) -> Int {
    var index = start
    var count = 0
    // Counting by blocks requires three preceding bytes that are well formed and don't end with a backslash.
    var soundFrom = start
    if start >= 3, bytes[start - 3] | bytes[start - 2] | bytes[start - 1] < 0x80 {
      soundFrom = start - 3
    }
    while index < end {
      var next = index
      if index - soundFrom >= 3, bytes[index - 1] != .backslash {
        count += countBlocks(from: &index, in: bytes, as: form)
        next = index + 16
        if let first = bytes.beginning(ofCharacterBefore: index) {
          index = first
          count -= 1
        }
      }
      repeat {
        guard index < end else { break }
        let (length, characters, isSound) = character(at: index, in: bytes, as: form)
        index += length
        count += characters
        if !isSound { soundFrom = index }
      } while index < next
    }
    return count
  }

  /// Counts by blocks, and advances to the first block that needs counting one by one, or to the end.
  private func countBlocks(
    from index: inout Int, in bytes: Span<UInt8>, as form: Form
  ) -> Int {
    let start = index
    precondition(start >= 3 && start <= end && end <= bytes.count)
    let isDecoded = form == .decoded
    var place = start
    var dropped = 0
    var sums = ByteBlock()
    var rounds = 0
    while place <= end &- 16 {
      let block = unsafe bytes.countedBlock(at: place, isDecoded: isDecoded)
      guard block.unclear.isEmpty else { break }
      sums = sums &- block.dropped.bytes
      place &+= 16
      rounds &+= 1
      if rounds == 255 {
        dropped &+= sums.sum
        (sums, rounds) = (ByteBlock(), 0)
      }
    }
    let left = end &- place
    if left < 16, place <= bytes.count &- 16 {
      let block = unsafe bytes.countedBlock(at: place, isDecoded: isDecoded)
      // The closing quote is examined, too, because it may cut off a sequence.
      if (block.unclear .& ByteMask.first(left &+ 1)).isEmpty {
        sums = sums &- (block.dropped .& ByteMask.first(left)).bytes
        place = end
      }
    }
    index = place
    return place - start - dropped - sums.sum
  }

  /// Returns the length of the character at `index` in bytes, the number of characters to count for it, and
  /// whether it is well formed.
  private func character(
    at index: Int, in bytes: Span<UInt8>, as form: Form
  ) -> (length: Int, count: Int, isSound: Bool) {
    guard bytes[index] == .backslash else {
      let (length, isWellFormed) = UTF8Sequence.measure(at: index, in: bytes, end: end)
      return (length, 1, isWellFormed)
    }
    let (scalar, length) = escape(at: index, in: bytes)
    guard form == .minimalJSON, scalar.needsEscape else { return (length, 1, true) }
    return (length, length == 2 ? 2 : scalar.minimalJSON.utf8.count, true)
  }
}

extension Span where Element == UInt8 {
  /// Returns masks of the bytes in a block that aren't counted, and of those that must be examined one by one.
  ///
  /// - Parameters:
  ///   - index: At least three bytes must precede it.
  ///   - isDecoded: Whether the letter of an escape isn't counted.
  @unsafe @inline(__always)
  fileprivate func countedBlock(
    at index: Int, isDecoded: Bool
  ) -> (dropped: ByteMask, unclear: ByteMask) {
    let text = unsafe uncheckedBlock(at: index)
    let before = unsafe uncheckedBlock(at: index &- 1)
    let secondBefore = unsafe uncheckedBlock(at: index &- 2)
    let thirdBefore = unsafe uncheckedBlock(at: index &- 3)

    let slashes = before.equal(to: .backslash)
    let pairs = slashes .& secondBefore.equal(to: .backslash)
    let letters = slashes .^ pairs
    var unclear =
      (pairs .& text.equal(to: .backslash)) .| (letters .& text.equal(to: UInt8(ascii: "u")))
    if !isDecoded { unclear = unclear .| (letters .& text.equal(to: .slash)) }
    let dropped = isDecoded ? letters : ByteMask()
    if (text | thirdBefore).isASCII { return (dropped, unclear) }

    let following = text.equal(to: 0x80, in: 0xC0)
    let owed = before.atLeast(0xC0) .| secondBefore.atLeast(0xE0) .| thirdBefore.equal(to: 0xF0)
    let isRare =
      text.equal(to: 0xC0, in: 0xDF) .| text.equal(to: 0xC1) .| text.equal(to: 0xED)
      .| text.atLeast(0xF1) .| (before.equal(to: 0xF0) .& text.below(0x90))
    return (dropped .| following, unclear .| (following .^ owed) .| isRare)
  }

  /// Returns the start of a character that begins before `index` and may continue there: a sequence of several
  /// bytes, complete or not, or an escape without its letter.
  fileprivate func beginning(ofCharacterBefore index: Int) -> Int? {
    var first = index - 1
    if self[first] == .backslash { return self[first - 1] == .backslash ? nil : first }
    while self[first] & 0xC0 == 0x80 { first -= 1 }
    return self[first] < 0x80 ? nil : first
  }
}
