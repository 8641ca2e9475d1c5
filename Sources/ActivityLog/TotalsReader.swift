import Bytes
package import OperatingSystem

/// A reader of a totals file, which it holds in memory: a month is a megabyte or two.
package struct TotalsReader: ~Copyable {
  /// The totals of one version of a day file.
  package struct Section {
    package let file: TotalsHeader
    /// The number of its first line, from 1.
    package let line: Int
    /// Where that line stands.
    package let heading: Range<Int>
    /// Where the totals stand that follow.
    package fileprivate(set) var totals: [Range<Int>] = []

    /// Whether all totals are there that were announced: else the writer was killed. The last line may
    /// be there in part.
    package var isWhole: Bool { totals.count == file.lineCount }
  }

  /// What stands at a place in the file.
  package enum Entry {
    case section(Section)
    case stray(MalformedRecord)
  }

  private var buffer = ByteBuffer()
  private var position = 0
  private var lineNumber = 0

  package init(_ file: borrowing FileDescriptor) throws(Errno) {
    while try buffer.read(from: file, atLeast: 256 << 10) > 0 {}
  }

  /// All of the file.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.bytes }
  }

  /// Reads to the end of the next section, or a line that belongs to none; nil at the end of the file.
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

  /// The next line that isn't blank, without its newline.
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
