import Bytes
package import OperatingSystem

/// A reader of a totals file, which it keeps in memory: a month takes one or two megabytes.
package struct TotalsReader: ~Copyable {
  /// The totals of one version of a day file.
  package struct Section {
    package let file: TotalsHeader
    /// The line number of the header, from 1.
    package let line: Int
    /// The range of the header line.
    package let heading: Range<Int>
    /// The ranges of the totals lines that follow.
    package fileprivate(set) var totals: [Range<Int>] = []

    /// Whether all announced totals are present; if not, the writer was killed, and the last line may be incomplete.
    package var isWhole: Bool { totals.count == file.lineCount }
  }

  /// The result of a read.
  package enum Entry {
    case section(Section)
    case stray(MalformedRecord)
  }

  private var buffer = ByteBuffer()
  private var position = 0
  private var lineNumber = 0

  package init(of file: borrowing FileDescriptor) throws(Errno) {
    while try buffer.read(from: file, atLeast: 256 << 10) > 0 {}
  }

  /// The content of the file.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.bytes }
  }

  /// Reads up to the end of the next section, or a line that belongs to none; returns nil at the end of the file.
  package mutating func next() -> Entry? {
    guard let line = nextLine() else { return nil }
    guard let file = TotalsHeader(bytes.extracting(line)) else {
      return .stray(MalformedRecord(line: lineNumber, reason: .strayTotals))
    }
    var section = Section(file: file, line: lineNumber, heading: line)
    var rest = file.lineCount
    while rest > 0 {
      rest -= 1
      let (start, number) = (position, lineNumber)
      guard let line = nextLine() else { break }
      if TotalsHeader(bytes.extracting(line)) != nil {
        (position, lineNumber) = (start, number)
        break
      }
      if (try? TotalsLine(bytes.extracting(line))) != nil { section.totals.append(line) }
    }
    return .section(section)
  }

  /// Returns the next nonblank line, without its newline.
  private mutating func nextLine() -> Range<Int>? {
    while position < buffer.count {
      let end =
        buffer.bytes.firstIndex(of: .newline, in: position..<buffer.count) ?? buffer.count
      let line = position..<end
      position = end + 1
      lineNumber += 1
      if line.contains(where: { !buffer.bytes[$0].isJSONWhitespace }) { return line }
    }
    return nil
  }
}
