import Bytes

/// A set of distinct byte strings, each identified by its index in the order of insertion.
///
/// All bytes are in one block, and are hashed and compared sixteen at a time.
struct ByteInterner: Sendable {
  /// A byte string: the lower half of its hash, and its range in `bytes`.
  private struct Entry {
    let hash: UInt32
    let byteCount: UInt32
    let start: Int
  }

  private var entries: ContiguousArray<Entry> = []
  private var bytes: ContiguousArray<UInt8> = []
  private var slots = HashSlots()

  /// The number of byte strings.
  var count: Int { entries.count }

  /// Returns the byte string at an index.
  @_lifetime(borrow self)
  func string(at place: Int) -> Span<UInt8> {
    let entry = entries[place]
    return bytes.span.extracting(entry.start..<entry.start + Int(entry.byteCount))
  }

  /// Returns the index of a byte string; nil if it isn't in the set.
  func place(of range: Range<Int>, in text: Span<UInt8>) -> Int? {
    let hash = Self.hash(of: range, in: text)
    return slots.number(of: hash) {
      entries[$0].hash == UInt32(truncatingIfNeeded: hash)
        && equals(entries[$0], range, in: text)
    }
  }

  /// Returns the index of a text's UTF-8; nil if it isn't in the set.
  func place(of text: String) -> Int? {
    let utf8 = ContiguousArray(text.utf8)
    return place(of: utf8.indices, in: utf8.span)
  }

  /// Adds a byte string that isn't in the set.
  mutating func append(_ range: Range<Int>, of text: Span<UInt8>) {
    let hash = Self.hash(of: range, in: text)
    // No line is as long as 4 GB, and so no name.
    entries.append(
      Entry(
        hash: UInt32(truncatingIfNeeded: hash), byteCount: UInt32(clamping: range.count),
        start: bytes.count))
    unsafe text.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    slots.append(entries.count - 1) { UInt64(entries[$0].hash) }
  }

  /// Not inlined, to keep its setup out of the search.
  @inline(never)
  private func equals(_ entry: Entry, _ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard Int(entry.byteCount) == range.count else { return false }
    let bytes = bytes.span
    guard range.count > 16 else {
      let count = range.count
      let difference =
        bytes.words(at: entry.start, count: count) ^ text.words(at: range.lowerBound, count: count)
      return difference.x | difference.y == 0
    }
    let last = range.count &- 16
    var offset = 0
    while true {
      let known = bytes.littleEndianWords(at: entry.start &+ offset)
      let difference = known ^ text.littleEndianWords(at: range.lowerBound &+ offset)
      guard difference.x | difference.y == 0 else { return false }
      if offset == last { return true }
      offset = min(offset &+ 16, last)
    }
  }

  /// Returns a hash; the last sixteen bytes may overlap the previous ones, so that the block is full.
  @inline(__always)
  private static func hash(of range: Range<Int>, in text: Span<UInt8>) -> UInt64 {
    let count = range.count
    var hash = UInt64(truncatingIfNeeded: count)
    guard count > 16 else {
      return hash.mixed(with: text.words(at: range.lowerBound, count: count))
    }
    let last = range.upperBound &- 16
    var index = range.lowerBound
    while index < last {
      hash = hash.mixed(with: text.littleEndianWords(at: index))
      index &+= 16
    }
    return hash.mixed(with: text.littleEndianWords(at: last))
  }
}
