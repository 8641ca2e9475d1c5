import Bytes
package import OperatingSystem

/// A reader of the lines of a file, through one buffer that only grows for what is longer than it.
///
/// Files aren't mapped into memory: one that is cut short meanwhile would kill the program.
package struct LineReader: ~Copyable {
  /// What is read at once: it stays in a processor's second cache, and a short file touches few pages.
  private static let pieceByteCount = 64 << 10

  /// Where less is left of it, more is read, so that most records are whole before they are looked at.
  private static let leastByteCount = 4 << 10

  private let file: FileDescriptor
  private var buffer = ByteBuffer()
  /// Where in the buffer the next line begins.
  private var position = 0
  private var isAtEnd = false
  /// Where in `bytes` something begins that has to stay there, beside the last line.
  package var held: Int?
  /// The number of the last line, from 1.
  package private(set) var lineNumber = 0
  /// How many bytes of the file were read.
  package private(set) var byteCount = 0

  package init(_ file: consuming FileDescriptor) { self.file = file }

  /// What is in the buffer, until the next line is read.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.bytes }
  }

  /// Where in the file the last line ends, with its newline.
  package var offset: Int { byteCount - buffer.count + position }

  /// The next line without its newline, as a range of `bytes`; nil at the end of the file.
  package mutating func next() throws(Errno) -> Range<Int>? {
    var searched = position
    while true {
      let end = buffer.bytes.firstIndex(of: .newline, in: searched..<buffer.count)
      if let end {
        defer { position = end + 1 }
        lineNumber += 1
        return position..<end
      }
      if isAtEnd {
        guard position < buffer.count else { return nil }
        defer { position = buffer.count }
        lineNumber += 1
        return position..<buffer.count
      }
      searched = buffer.count
      searched -= try readMore()
    }
  }

  /// Reads on before little is left in the buffer; nothing may be held.
  @inline(__always)
  package mutating func readAhead() throws(Errno) {
    if buffer.count &- position < Self.leastByteCount, !isAtEnd { _ = try readMore() }
  }

  /// What is in the buffer behind the last line.
  package var rest: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.bytes.extracting(position...) }
  }

  /// Passes some lines that are in the buffer, and returns the range of their bytes.
  package mutating func pass(_ extent: RecordLayoutMatcher.Extent) -> Range<Int> {
    let start = position
    position = min(start + extent.byteCount, buffer.count)
    lineNumber += extent.lineCount
    return start..<position
  }

  /// Goes back to the beginning of the last line.
  package mutating func putBack(_ line: Range<Int>) {
    position = line.lowerBound
    lineNumber -= 1
  }

  /// Reads another piece of the file and returns by how much positions in the buffer moved down.
  private mutating func readMore() throws(Errno) -> Int {
    let unused = min(position, held ?? position)
    buffer.dropFirst(unused)
    position -= unused
    held = held.map { $0 - unused }
    let count = try buffer.read(from: file, atLeast: Self.pieceByteCount)
    if count == 0 { isAtEnd = true }
    if byteCount == 0, startsWithByteOrderMark { position = 3 }
    byteCount += count
    return unused
  }

  /// Whether the file begins with the mark that some editors put there.
  private var startsWithByteOrderMark: Bool {
    let bytes = buffer.bytes
    return bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }
}
