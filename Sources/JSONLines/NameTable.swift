/// The distinct texts of a dimension, each with a small number that stands for it.
///
/// Texts are told apart by their UTF-8 bytes, so composed and decomposed letters differ as they do on
/// disk. Number 0 stands for a text that is missing. This is a hash table with open addressing over one
/// block of bytes, which are hashed and compared eight at a time. A record's text is looked up where it
/// stands, and only a new one is copied.
package struct NameTable: Sendable {
  /// Where the bytes of a name are.
  private struct Entry {
    let hash: UInt64
    let byteCount: Int
    let start: Int
  }

  /// The texts by their number.
  package private(set) var names: [String] = [""]
  private var entries: ContiguousArray<Entry> = [Entry(hash: 0, byteCount: 0, start: 0)]
  private var bytes: ContiguousArray<UInt8> = []
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
    var slot = slot(of: utf8.span, utf8.indices)
    if slots[slot] != 0 { return slots[slot] }
    if names.count * 2 > slots.count {
      grow()
      slot = self.slot(of: utf8.span, utf8.indices)
    }
    let number = UInt32(names.count)
    slots[slot] = number
    names.append(name)
    entries.append(
      Entry(hash: Self.hash(utf8.span, utf8.indices), byteCount: utf8.count, start: bytes.count))
    bytes += utf8
    return number
  }

  /// The number of a text, nil when it hasn't been seen.
  package func find(_ name: String) -> UInt32? {
    let utf8 = ContiguousArray(name.utf8)
    let number = slots[slot(of: utf8.span, utf8.indices)]
    return number == 0 ? nil : number
  }

  /// The slot of a text: the one with its number, else the free one that is for it.
  @inline(__always)
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
