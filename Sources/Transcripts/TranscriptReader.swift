// How rows are told apart
//
// A row is a line. But two sessions that wrote at once, or one that was killed while it wrote, leave
// lines such as these:
//
//     {"type":"user",…}{"type":"assistant",…}        two rows: both are read
//     {"type":"user","message":{"co{"type":"as…}     a row that was cut, and one behind it: the line is
//                                                    malformed, and the second row is read
//
// Where the row behind a cut one begins can't be told from the cut one's own inner objects, except that
// it ends where the line ends and has a `type`. Inside of strings a quote has a backslash before it, so
// `{"` only stands where an object begins.

import Bytes
import JSONLines
import OperatingSystem

/// A reader of the rows of one transcript.
struct TranscriptReader: ~Copyable {
  /// What stands at a place in the file.
  enum Entry {
    case row(TranscriptRow)
    case malformed(line: Int, JSONError)
  }

  /// So many beginnings of a row are tried behind one that was cut; a hostile line mustn't take forever.
  private static let maximumAttempts = 1_000

  private var lines: LineReader
  /// What is left of the last line.
  private var rest = 0..<0

  init(_ file: consuming FileDescriptor) { lines = LineReader(file) }

  /// The bytes in which the last row's places are, until the next one is read.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { lines.bytes }
  }

  /// How many bytes of the file were read.
  var byteCount: Int { lines.byteCount }

  /// Reads to the next row or malformed line; nil at the end of the file. Lines that are blank or hold
  /// another value than an object are passed over.
  mutating func next() throws(Errno) -> Entry? {
    while true {
      if rest.isEmpty {
        guard let line = try lines.next() else { return nil }
        rest = line
      }
      let (entry, next) = readRest()
      rest = next..<rest.upperBound
      if let entry { return entry }
    }
  }

  /// Reads what comes next of the line, which may be nothing of interest, and says where to go on.
  private borrowing func readRest() -> (entry: Entry?, next: Int) {
    Self.read(
      lines.bytes.extracting(0..<rest.upperBound), from: rest.lowerBound, line: lines.lineNumber)
  }

  /// Reads what stands at `start`, and says where to go on.
  private static func read(
    _ bytes: Span<UInt8>, from start: Int, line: Int
  ) -> (entry: Entry?, next: Int) {
    var index = start
    while index < bytes.count, bytes[index].isJSONWhitespace { index += 1 }
    guard index < bytes.count else { return (nil, bytes.count) }
    do throws(JSONError) {
      if bytes[index] == .openBrace {
        let row = try TranscriptRow(bytes, at: index)
        return (.row(row), row.end)
      }
      var scanner = JSONScanner(bytes, at: index)
      _ = try scanner.passValue()
      try scanner.finish()
      return (nil, bytes.count)
    } catch {
      return (.malformed(line: line, error), wholeRows(in: bytes, from: index + 1) ?? bytes.count)
    }
  }

  /// Where rows begin that go on to the end of the bytes, behind one that was cut.
  private static func wholeRows(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var end = bytes.count
    while end > start, bytes[end - 1].isJSONWhitespace { end -= 1 }
    var place = start
    var attempts = 0
    while attempts < maximumAttempts,
      let brace = bytes.firstIndex(of: .openBrace, in: place..<end)
    {
      place = brace + 1
      guard place < end, bytes[place] == .quote else { continue }
      attempts += 1
      if reachesEnd(of: bytes.extracting(0..<end), from: brace) { return brace }
    }
    return nil
  }

  /// Whether nothing but rows stands between a place and the end, the first of which has a type.
  private static func reachesEnd(of bytes: Span<UInt8>, from start: Int) -> Bool {
    var place = start
    while place < bytes.count {
      guard let row = try? TranscriptRow(bytes, at: place), place > start || row.hasType else {
        return false
      }
      place = row.end
      while place < bytes.count, bytes[place].isJSONWhitespace { place += 1 }
    }
    return true
  }
}
