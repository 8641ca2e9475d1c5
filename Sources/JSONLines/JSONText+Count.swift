// How the characters of a text are counted where nobody wants the text itself
//
// A character is a byte, but for those that follow the first one of a sequence of UTF-8, and for the
// letters of escapes. So it is enough to see which bytes these are, sixteen at a time; the blocks that
// begin one, two and three bytes earlier tell what stands before each.
//
//     text                 s  =  \  "  é     \  n
//     bytes                73 3D 5C 22 C3 A9 5C 6E
//     letters, following            x     x     x        8 bytes, 5 characters
//
// What can't be told that way is counted one by one, to the end of the sixteen bytes: longer escapes,
// more than two backslashes in a row, what is ill formed, and what begins with a byte after which not
// all that could follow may follow, but for F0, with which emojis begin.

import Bytes

extension JSONText {
  /// How many Unicode scalars the text has, each ill formed sequence counted as one.
  package func characterCount(in bytes: Span<UInt8>, as form: Form = .decoded) -> Int {
    var index = start
    var count = 0
    // Blocks begin where the last three bytes are known to be well formed and no backslash is the last.
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

  /// Counts by blocks, and goes to the first that doesn't tell, or to the end.
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
      // The quote behind the text is looked at, too: it may break a sequence off.
      if (block.unclear .& ByteMask.first(left &+ 1)).isEmpty {
        sums = sums &- (block.dropped .& ByteMask.first(left)).bytes
        place = end
      }
    }
    index = place
    return place - start - dropped - sums.sum
  }

  /// How many bytes the character at `index` takes and how many characters that is, and whether it is
  /// well formed.
  private func character(
    at index: Int, in bytes: Span<UInt8>, as form: Form
  ) -> (length: Int, count: Int, isSound: Bool) {
    guard bytes[index] == .backslash else {
      let (length, isWellFormed) = UTF8Sequence.at(index, in: bytes, end: end)
      return (length, 1, isWellFormed)
    }
    let (scalar, length) = escape(at: index, in: bytes)
    guard form == .minimalJSON, scalar.needsEscape else { return (length, 1, true) }
    return (length, length == 2 ? 2 : scalar.minimalJSON.utf8.count, true)
  }
}

extension Span where Element == UInt8 {
  /// Which of sixteen bytes begin no character, and which have to be looked at one by one.
  ///
  /// - Parameters:
  ///   - index: Behind three other bytes.
  ///   - isDecoded: Whether the letter of an escape is no character of its own.
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

  /// Where the character begins whose first bytes stand before `index`: one of several bytes, whole or
  /// not, or an escape without its letter.
  fileprivate func beginning(ofCharacterBefore index: Int) -> Int? {
    var first = index - 1
    if self[first] == .backslash { return self[first - 1] == .backslash ? nil : first }
    while self[first] & 0xC0 == 0x80 { first -= 1 }
    return self[first] < 0x80 ? nil : first
  }
}
