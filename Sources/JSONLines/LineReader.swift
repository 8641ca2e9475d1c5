import Bytes
package import OperatingSystem

/// A reader of the lines of a file, through one buffer that grows only for longer lines, up to a limit.
///
/// Files aren't mapped into memory, because truncating a mapped file would kill the program.
package struct LineReader: ~Copyable {
  /// The number of bytes read at once: small enough for a processor's second-level cache, and for a short file
  /// to touch few pages.
  private static let pieceByteCount = 64 << 10

  /// The number of remaining bytes below which more is read, so that most records are complete in the buffer.
  private static let leastByteCount = 4 << 10

  /// The maximum number of bytes of a line, and of what is held before it.
  ///
  /// No tool result comes near it: Claude Code's largest, images and files, take a few megabytes. Only a damaged
  /// file has such a line, and its length must not decide how much memory a program takes.
  package static let maximumByteCount = 64 << 20

  /// Why a line that is longer isn't read.
  package static var tooLongText: String { "it is longer than \(maximumByteCount >> 20) MB" }

  /// A line, as far as it can be read.
  package enum Line {
    /// A line without its newline, as a range of `bytes`.
    case whole(Range<Int>)
    /// A line that is longer than the maximum; only its first byte is known.
    case tooLong(first: UInt8)
    /// A line that doesn't fit beside the held bytes; release them to read it.
    case noRoom
  }

  private let file: FileDescriptor
  private let maximumByteCount: Int
  private var buffer = ByteBuffer()
  /// The index in the buffer at which the next line begins.
  private var position = 0
  private var isAtEnd = false
  /// The index in `bytes` from which they must be kept, beyond the last line.
  package var held: Int?
  /// The number of the last line, from 1.
  package private(set) var lineNumber = 0
  /// The number of bytes read so far.
  package private(set) var byteCount = 0

  package init(
    _ file: consuming FileDescriptor, maximumByteCount: Int = Self.maximumByteCount
  ) {
    self.file = file
    self.maximumByteCount = maximumByteCount
  }

  /// The bytes in the buffer, until the next line is read.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.bytes }
  }

  /// Returns the next line; nil at the end of the file.
  package mutating func next() throws(Errno) -> Line? {
    var searched = position
    while true {
      let end = buffer.bytes.firstIndex(of: .newline, in: searched..<buffer.count)
      let line = position..<(end ?? buffer.count)
      if line.upperBound - min(position, held ?? position) > maximumByteCount {
        guard held == nil else { return .noRoom }
        let first = buffer.bytes[position]
        try skipLine(to: end)
        return .tooLong(first: first)
      }
      if end != nil || isAtEnd {
        guard end != nil || !line.isEmpty else { return nil }
        position = min(line.upperBound + 1, buffer.count)
        lineNumber += 1
        return .whole(line)
      }
      searched = buffer.count
      searched -= try readMore()
    }
  }

  /// Skips a line that ends at an index in the buffer, or else with a newline that is still to be read.
  private mutating func skipLine(to end: Int?) throws(Errno) {
    var end = end
    if end == nil {
      // A new buffer, so that the memory of the long line is free again.
      buffer = ByteBuffer()
      position = 0
    }
    while end == nil, !isAtEnd {
      position = buffer.count
      _ = try readMore()
      end = buffer.bytes.firstIndex(of: .newline, in: position..<buffer.count)
    }
    position = end.map { $0 + 1 } ?? buffer.count
    lineNumber += 1
  }

  /// Reads more if few bytes remain in the buffer; nothing may be held.
  @inline(__always)
  package mutating func readAhead() throws(Errno) {
    if buffer.count &- position < Self.leastByteCount, !isAtEnd { _ = try readMore() }
  }

  /// The bytes in the buffer after the last line.
  package var rest: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.bytes.extracting(position...) }
  }

  /// Skips a record that is in the buffer, and returns the range of its bytes.
  package mutating func skipRecord(_ extent: RecordLayoutMatcher.Extent) -> Range<Int> {
    let start = position
    position = min(start + extent.byteCount, buffer.count)
    lineNumber += extent.lineCount
    return start..<position
  }

  /// Returns to the start of the last line.
  package mutating func putBack(_ line: Range<Int>) {
    position = line.lowerBound
    lineNumber -= 1
  }

  /// Reads another piece of the file, and returns by how much indices in the buffer decreased.
  private mutating func readMore() throws(Errno) -> Int {
    let unused = min(position, held ?? position)
    buffer.dropFirst(unused)
    position -= unused
    held = held.map { $0 - unused }
    let count = try buffer.read(
      from: file, atLeast: Self.pieceByteCount, atMost: 2 * Self.pieceByteCount)
    if count == 0 { isAtEnd = true }
    if byteCount == 0, buffer.bytes.has("\u{FEFF}", at: 0) { position = 3 }  // A byte order mark.
    byteCount += count
    return unused
  }
}
