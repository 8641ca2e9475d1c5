/// The last bytes of a file, read from the end toward the beginning, as far as needed.
///
/// The bytes read stay in one block, so looking at them again needs no further read. Memory into which nothing
/// is read is never touched and costs nothing.
@safe package struct FileTail: ~Copyable {
  /// The number of bytes read at a time.
  private static let pieceByteCount = 16 << 10

  private let file: FileDescriptor
  private var block = MemoryBlock()
  /// The number of bytes held, at the end of the block.
  private var count = 0

  /// The range of offsets in the file that may be read.
  package let range: Range<Int>

  /// Opens a file; nil if it isn't a readable regular file.
  ///
  /// - Parameter limit: The maximum number of bytes to read.
  package init?(_ path: String, atMost limit: Int) {
    guard let file = try? FileDescriptor.opening(path, waiting: FileDescriptor.hookWait),
      let status = try? file.status(),
      status.isRegular
    else { return nil }
    self.file = file
    range = max(0, status.size - limit)..<status.size
  }

  /// The offset in the file at which the held bytes begin; they extend to the end of `range`.
  package var start: Int { range.upperBound - count }

  /// The held bytes.
  ///
  /// `readPiece` shifts their indices.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let held = unsafe block.bytes(from: block.byteCount - count, count: count)
      let bytes = unsafe UnsafeBufferPointer(held.assumingMemoryBound(to: UInt8.self))
      return unsafe _overrideLifetime(bytes.span, borrowing: self)
    }
  }

  /// Reads the piece before the held bytes; returns false if there is none or it can't be read.
  package mutating func readPiece() -> Bool {
    let wanted = min(Self.pieceByteCount, start - range.lowerBound)
    guard wanted > 0, makeRoom(for: wanted) else { return false }
    let offset = start - wanted
    let room = block.byteCount - count - wanted
    var read = 0
    while read < wanted {
      let rest = unsafe block.bytes(from: room + read, count: wanted - read)
      let count = unsafe try? SystemCalls.read(from: file.rawValue, at: offset + read, into: rest)
      // The file was truncated after it was opened.
      guard let count, count > 0 else { return false }
      read += count
    }
    count += wanted
    return true
  }

  /// Makes room for `wanted` bytes before the held ones.
  ///
  /// The first call allocates one piece, which is nearly always enough; the second allocates for the whole range.
  private mutating func makeRoom(for wanted: Int) -> Bool {
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
