import Bytes
package import OperatingSystem

/// A reader of a totals file, which it keeps in memory: a month takes some megabytes.
package struct TotalsReader: ~Copyable {
  /// The totals of records of a day file.
  package struct Section {
    package let file: TotalsHeader
    /// The line number of the header, from 1.
    package let line: Int
    /// The range of the header line.
    package let heading: Range<Int>
    /// The ranges of the totals lines that follow.
    package fileprivate(set) var totals: [Range<Int>] = []
    /// Whether the announced totals are all present, as they were written, and fit the header. If lines are
    /// missing, the writer was killed, and the last line may be incomplete.
    package fileprivate(set) var isWhole = false
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
      let number = lineNumber
      guard TotalsHeader.begins(bytes.extracting(line)) else {
        return .stray(MalformedRecord(line: number, reason: .strayTotals))
      }
      // Another section may have the same records, so the lines after a damaged header don't count.
      while let (line, figures) = nextTotals() {
        if figures == nil {
          putBack(line)
          break
        }
      }
      return .stray(MalformedRecord(line: number, reason: .damagedTotals))
    }
    return .section(section(after: line, file))
  }

  /// Reads the totals after a header.
  private mutating func section(after heading: Range<Int>, _ file: TotalsHeader) -> Section {
    var section = Section(file: file, line: lineNumber, heading: heading)
    var hash = XXH64(seed: 0)
    var callCount = 0
    var rest = file.lineCount
    while rest > 0, let (line, figures) = nextTotals() {
      rest -= 1
      guard let figures else { continue }
      hash.append(bytes.extracting(line))
      hash.append(.newline)
      callCount = callCount.saturatingAdd(figures.count)
      section.totals.append(line)
    }
    section.isWhole =
      section.totals.count == file.lineCount && hash.value == file.linesHash
      && callCount == file.recordCount - file.rejectedCount
    return section
  }

  /// Reads the next line unless it is a header, with its figures; these are nil if it has none.
  private mutating func nextTotals() -> (line: Range<Int>, figures: TotalsLine.Figures?)? {
    guard let line = nextLine() else { return nil }
    if TotalsHeader.begins(bytes.extracting(line)) {
      putBack(line)
      return nil
    }
    return (line, try? TotalsLine(bytes.extracting(line)).figures)
  }

  /// Returns to the start of the last line.
  private mutating func putBack(_ line: Range<Int>) {
    position = line.lowerBound
    lineNumber -= 1
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
