import Bytes

/// Bytes that were read but not yet consumed, in one growing block.
@safe package struct ByteBuffer: ~Copyable {
  private let block = MemoryBlock()
  /// The offset in the block at which the held bytes begin.
  private var start = 0
  /// The number of bytes held.
  package private(set) var count = 0

  package init() {}

  /// The held bytes.
  ///
  /// `dropFirst` shifts their indices; `read` doesn't.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let held = unsafe block.bytes(from: start, count: count).assumingMemoryBound(to: UInt8.self)
      return unsafe _overrideLifetime(UnsafeBufferPointer(held).span, borrowing: self)
    }
  }

  /// Reads once from a file, after making room for at least `room` bytes; returns 0 at the end of the file.
  ///
  /// - Parameter most: The maximum number of bytes to read, even if there is more room.
  package mutating func read(
    from file: borrowing FileDescriptor, atLeast room: Int, atMost most: Int = .max
  ) throws(Errno) -> Int {
    try read(from: file.rawValue, atLeast: room, atMost: most)
  }

  /// Reads once from a descriptor that isn't owned.
  mutating func read(
    from descriptor: CInt, atLeast room: Int, atMost most: Int = .max
  ) throws(Errno) -> Int {
    try makeRoom(for: room)
    let end = start + count
    let free = unsafe block.bytes(from: end, count: min(block.byteCount - end, most))
    let read = unsafe try SystemCalls.read(from: descriptor, into: free)
    count += read
    return read
  }

  /// Reads up to `count` bytes from an offset in a file; fewer if the file ends first.
  package mutating func read(
    from file: borrowing FileDescriptor, at offset: Int, count wanted: Int
  ) throws(Errno) {
    try makeRoom(for: wanted)
    var place = offset
    while place < offset + wanted {
      let free = unsafe block.bytes(from: start + count, count: offset + wanted - place)
      let read = unsafe try SystemCalls.read(from: file.rawValue, at: place, into: free)
      guard read > 0 else { return }
      count += read
      place += read
    }
  }

  /// Drops the first `used` bytes.
  package mutating func dropFirst(_ used: Int) {
    let dropped = min(max(used, 0), count)
    count -= dropped
    // Reuse the memory of an empty block.
    start = count == 0 ? 0 : start + dropped
  }

  /// The number of unused bytes at the front that are worth moving fewer bytes there, so that a block which had to
  /// grow for a long line isn't filled to its end by short ones.
  private static let farByteCount = 1 << 20

  /// Makes at least `room` bytes free at the end, by moving the held bytes to the front or by growing the block.
  private mutating func makeRoom(for room: Int) throws(Errno) {
    let isFar = start > max(count, Self.farByteCount)
    guard isFar || block.byteCount - start - count < room else { return }
    if start > 0, let first = unsafe block.start {
      unsafe first.copyMemory(from: first + start, byteCount: count)
      start = 0
    }
    guard block.byteCount - count < room else { return }
    let (doubled, overflow) = max(block.byteCount, room).multipliedReportingOverflow(by: 2)
    guard !overflow else { throw .noMemory }
    try block.grow(to: doubled)
  }
}
