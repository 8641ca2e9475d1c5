/// The distinct texts of a dimension, each with a small number that stands for it.
///
/// Texts are told apart by their UTF-8 bytes, so composed and decomposed letters differ as they do on
/// disk. Number 0 stands for a text that is missing. This is a hash table with open addressing; the
/// texts are kept in blocks of sixteen bytes, of which two are compared as quickly as two numbers. A
/// record's text is looked up where it stands, and only a new one is copied.
package struct NameTable {
  /// Where the bytes of a name are.
  private struct Entry {
    let hash: UInt64
    let byteCount: Int
    /// The first of its blocks.
    let start: Int
  }

  /// The texts by their number.
  package private(set) var names: [String] = [""]
  private var entries: ContiguousArray<Entry> = [Entry(hash: 0, byteCount: 0, start: 0)]
  /// What is missing in a name's last block is zeros.
  private var blocks: ContiguousArray<SIMD2<UInt64>> = []
  /// The number of the name whose hash leads to the slot; 0 where it is free.
  private var slots = ContiguousArray<UInt32>(repeating: 0, count: 64)

  package init() {}

  /// The number of a record's text, a new one when it hasn't been seen.
  package mutating func number(of text: JSONText?, in record: Span<UInt8>) -> UInt32 {
    guard let text else { return 0 }
    if !text.isEscaped {
      let number = slots[slot(of: record, text.start..<text.end)]
      if number != 0 { return number }
    }
    return number(of: text.string(in: record))
  }

  /// The number of a text, a new one when it hasn't been seen.
  package mutating func number(of name: String) -> UInt32 {
    let utf8 = ContiguousArray(name.utf8)
    let bytes = utf8.span
    var slot = slot(of: bytes, bytes.indices)
    if slots[slot] != 0 { return slots[slot] }
    if names.count * 2 > slots.count {
      grow()
      slot = self.slot(of: bytes, bytes.indices)
    }
    let number = UInt32(names.count)
    slots[slot] = number
    names.append(name)
    entries.append(
      Entry(
        hash: Self.hash(bytes, bytes.indices), byteCount: bytes.count, start: blocks.count))
    for index in stride(from: 0, to: bytes.count, by: 16) {
      blocks.append(bytes.block(from: index, to: bytes.count))
    }
    return number
  }

  /// The number of a text, nil when it hasn't been seen.
  package func find(_ name: String) -> UInt32? {
    let utf8 = ContiguousArray(name.utf8)
    let number = slots[slot(of: utf8.span, utf8.indices)]
    return number == 0 ? nil : number
  }

  /// The slot of a text: the one with its number, else the free one that is for it.
  private func slot(of bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let hash = Self.hash(bytes, range)
    var slot = firstSlot(hash)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, equals(entry, bytes, range) { return slot }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return slot
  }

  private func firstSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (slots.count &- 1)
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: slots.count * 2)
    for number in 1..<names.count {
      var slot = firstSlot(entries[number].hash)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number)
    }
  }

  private func equals(_ entry: Entry, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard entry.byteCount == range.count else { return false }
    var block = entry.start
    var index = range.lowerBound
    while index < range.upperBound {
      let difference = blocks[block] ^ bytes.block(from: index, to: range.upperBound)
      guard difference.x | difference.y == 0 else { return false }
      block &+= 1
      index &+= 16
    }
    return true
  }

  /// A number that few other texts have: blocks multiplied and folded one into the next.
  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let block = bytes.block(from: index, to: range.upperBound)
      hash = (hash ^ block.x) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ hash &>> 32 ^ block.y) &* 0xC2B2_AE3D_27D4_EB4F
      hash ^= hash &>> 29
      index &+= 16
    }
    return hash
  }
}

extension Span where Element == UInt8 {
  /// Up to sixteen bytes from `index` to `end` as two numbers; what is missing are zeros.
  @inline(__always)
  fileprivate func block(from index: Int, to end: Int) -> SIMD2<UInt64> {
    let words = firstWords(at: index)
    let count = end &- index
    if count >= 16 { return words }
    // Of eight bytes or more the first word is whole.
    let isLong = count >= 8
    let mask: UInt64 = 1 &<< UInt64(truncatingIfNeeded: (count & 7) &* 8) &- 1
    return isLong ? SIMD2(words.x, words.y & mask) : SIMD2(words.x & mask, 0)
  }
}
