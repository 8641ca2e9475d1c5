/// Distinct stretches of bytes, each with the place at which it came.
///
/// A hash table with open addressing over one block of bytes, which are hashed and compared eight at a
/// time.
struct ByteTable: Sendable {
  /// Where the bytes of a stretch are.
  private struct Entry {
    let hash: UInt64
    let byteCount: Int
    let start: Int
  }

  private var entries: ContiguousArray<Entry> = []
  private var bytes: ContiguousArray<UInt8> = []
  /// The place of the stretch whose hash leads to the slot, and 1; 0 where it is free.
  private var slots = ContiguousArray<UInt32>(repeating: 0, count: 64)

  /// The place of a stretch; nil when it hasn't come yet.
  @inline(__always)
  func place(of text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let found = slots[slot(of: text, range, Self.hash(text, range))]
    return found == 0 ? nil : Int(found) &- 1
  }

  /// Adds a stretch that hasn't come yet.
  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let hash = Self.hash(text, range)
    let slot = slot(of: text, range, hash)
    entries.append(Entry(hash: hash, byteCount: range.count, start: bytes.count))
    for index in range { bytes.append(text[index]) }
    slots[slot] = UInt32(entries.count)
  }

  /// The slot of a stretch: the one with its place, else the free one that is for it.
  @inline(__always)
  private func slot(of text: Span<UInt8>, _ range: Range<Int>, _ hash: UInt64) -> Int {
    var slot = firstSlot(hash)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) &- 1]
      if entry.hash == hash, equals(entry, text, range) { return slot }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return slot
  }

  private func firstSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (slots.count &- 1)
  }

  private mutating func grow() {
    slots = ContiguousArray(repeating: 0, count: slots.count * 2)
    for (place, entry) in entries.enumerated() {
      var slot = firstSlot(entry.hash)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }

  private func equals(_ entry: Entry, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard entry.byteCount == range.count else { return false }
    let bytes = bytes.span
    guard range.count >= 8 else {
      return bytes.shortWord(at: entry.start, count: range.count)
        == text.shortWord(at: range.lowerBound, count: range.count)
    }
    let last = range.count &- 8
    var offset = 0
    while true {
      let known = bytes.littleEndianWord(at: entry.start &+ offset)
      guard known == text.littleEndianWord(at: range.lowerBound &+ offset) else { return false }
      if offset == last { return true }
      offset = min(offset &+ 8, last)
    }
  }

  /// A number that few other texts have: words multiplied and folded one into the next. The last word may
  /// overlap the one before, so that it is a whole one.
  @inline(__always)
  private static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: range.count) &* 0xC2B2_AE3D_27D4_EB4F
    guard range.count >= 8 else {
      hash = (hash ^ text.shortWord(at: range.lowerBound, count: range.count))
      return hash.mixed
    }
    let last = range.upperBound &- 8
    var index = range.lowerBound
    while index < last {
      hash = (hash ^ text.littleEndianWord(at: index)).mixed
      index &+= 8
    }
    return (hash ^ text.littleEndianWord(at: last)).mixed
  }
}

extension UInt64 {
  /// The number with each bit spread over the higher ones and those folded back.
  @inline(__always)
  fileprivate var mixed: UInt64 {
    let product = self &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 32
  }
}

extension Span where Element == UInt8 {
  /// Fewer than eight bytes as a number whose lowest byte is the first.
  @inline(__always)
  fileprivate func shortWord(at index: Int, count length: Int) -> UInt64 {
    if index <= count &- 8 {
      let mask: UInt64 = (1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1
      return littleEndianWord(at: index) & mask
    }
    var word: UInt64 = 0
    for place in 0..<length { word |= UInt64(self[index + place]) &<< UInt64(place * 8) }
    return word
  }
}
