/// The last bytes of a file, read from its end toward its beginning, as far as they are wanted.
///
/// What was read stays in one block, so that a place in it can be looked at again without another read.
/// Memory that nothing was read into is never touched and costs nothing.
@safe package struct FileTail: ~Copyable {
  /// How many bytes are read at a time.
  private static let pieceByteCount = 16 << 10

  private let file: FileDescriptor
  private var block = MemoryBlock()
  /// How many bytes are held, at the end of the block.
  private var count = 0

  /// The places in the file that may be read.
  package let range: Range<Int>

  /// Opens a file; nil when it isn't a regular file that can be read.
  ///
  /// - Parameter limit: The most bytes to read of it.
  package init?(_ path: String, atMost limit: Int) {
    guard case .success(let file) = FileDescriptor.opened(path),
      let status = try? file.status(), status.isRegular
    else { return nil }
    self.file = file
    range = max(0, status.size - limit)..<status.size
  }

  /// The place in the file where the held bytes begin; they go on to the end of `range`.
  package var start: Int { range.upperBound - count }

  /// The bytes that are held. Their positions change with `readPiece`.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let held = unsafe block.bytes(from: block.byteCount - count, count: count)
      let bytes = unsafe UnsafeBufferPointer(held.assumingMemoryBound(to: UInt8.self))
      return unsafe _overrideLifetime(bytes.span, borrowing: self)
    }
  }

  /// Reads the piece before the held bytes; false when there is none, or it can't be read.
  package mutating func readPiece() -> Bool {
    let wanted = min(Self.pieceByteCount, start - range.lowerBound)
    guard wanted > 0, makeRoom(wanted) else { return false }
    let offset = start - wanted
    let room = block.byteCount - count - wanted
    var read = 0
    while read < wanted {
      let rest = unsafe block.bytes(from: room + read, count: wanted - read)
      // A file that has become shorter is no longer the one that was opened.
      guard
        let count = unsafe try? SystemCalls.readBytes(file.rawValue, at: offset + read, into: rest),
        count > 0
      else { return false }
      read += count
    }
    count += wanted
    return true
  }

  /// Makes room for `wanted` bytes before those that are held: for one piece at first, since one is
  /// nearly always enough, and then for all that may be read.
  private mutating func makeRoom(_ wanted: Int) -> Bool {
    guard block.byteCount - count < wanted else { return true }
    let larger = MemoryBlock()
    do throws(Errno) {
      try larger.grow(to: block.byteCount == 0 ? wanted : range.count)
    } catch {
      return false
    }
    let held = unsafe block.bytes(from: block.byteCount - count, count: count)
    unsafe larger.bytes(from: larger.byteCount - count, count: count).copyMemory(
      from: UnsafeRawBufferPointer(held))
    block = larger
    return true
  }
}
