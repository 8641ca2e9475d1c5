// How rows are separated
//
// A row is a line. But two sessions that write at once, or one that is killed while it writes, leave lines
// such as these:
//
//     {"type":"user",…}{"type":"assistant",…}        two rows: both are read
//     {"type":"user","message":{"co{"type":"as…}     a truncated row, and one after it: the line is malformed,
//                                                    and the second row is read
//
// The row after a truncated one differs from that one's inner objects only in that it ends with the line
// and has a `type`. A quote in a string is escaped, so `{"` occurs only where an object begins.

import Bytes
import JSONLines
import OperatingSystem

/// A reader of the rows of one transcript.
struct TranscriptReader: ~Copyable {
  /// A row, or what is in the place of one.
  enum Entry {
    case row(TranscriptRow)
    case malformed(line: Int, reason: String)
  }

  /// The number of places to look for a row after a truncated one, and how often a line may be read for that; a
  /// hostile line must not take forever.
  private static let (maximumAttempts, maximumReadings) = (1_000, 16)

  private var lines: LineReader
  /// The unread rest of the last line.
  private var rest = 0..<0

  /// Creates a reader.
  ///
  /// - Parameter maximumByteCount: The maximum length of a line; a longer one is malformed.
  init(
    of file: consuming FileDescriptor, maximumByteCount: Int = LineReader.maximumByteCount
  ) {
    lines = LineReader(file, maximumByteCount: maximumByteCount)
  }

  /// The bytes that the last row's places refer to, until the next row is read.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { lines.bytes }
  }

  /// The number of bytes read.
  var byteCount: Int { lines.byteCount }

  /// Reads the next row or malformed line; nil at the end of the file. Lines that are blank or hold another
  /// value than an object are skipped.
  mutating func next() throws(Errno) -> Entry? {
    while true {
      if rest.isEmpty {
        guard let next = try lines.next() else { return nil }
        guard case .whole(let line) = next else {
          return .malformed(line: lines.lineNumber, reason: LineReader.tooLongText)
        }
        rest = line
      }
      let (entry, next) = entryInRest()
      rest = next..<rest.upperBound
      if let entry { return entry }
    }
  }

  /// Reads the next entry of the line, if any, and returns where to continue.
  private borrowing func entryInRest() -> (entry: Entry?, next: Int) {
    let bytes = lines.bytes.extracting(0..<rest.upperBound)
    var index = rest.lowerBound
    while index < bytes.count, bytes[index].isJSONWhitespace { index += 1 }
    guard index < bytes.count else { return (nil, bytes.count) }
    do throws(JSONError) {
      if bytes[index] == .openBrace {
        let row = try TranscriptRow(in: bytes, at: index)
        return (.row(row), row.end)
      }
      var scanner = JSONScanner(bytes, at: index)
      _ = try scanner.scanValue()
      try scanner.finish()
      return (nil, bytes.count)
    } catch {
      let next = Self.wholeRows(in: bytes, from: index + 1) ?? bytes.count
      return (.malformed(line: lines.lineNumber, reason: "\(error)"), next)
    }
  }

  /// Returns the start of the rows that fill the end of the bytes, after a truncated row.
  private static func wholeRows(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var end = bytes.count
    while end > start, bytes[end - 1].isJSONWhitespace { end -= 1 }
    var place = start
    var attempts = 0
    var readByteCount = 0
    while attempts < maximumAttempts, readByteCount / maximumReadings < bytes.count,
      let brace = bytes.firstIndex(of: .openBrace, in: place..<end)
    {
      place = brace + 1
      guard place < end, bytes[place] == .quote else { continue }
      attempts += 1
      let reached = endOfRows(in: bytes.extracting(0..<end), from: brace)
      if reached == end { return brace }
      readByteCount += reached - brace
    }
    return nil
  }

  /// Returns the end of the rows that follow, or an earlier place if the first row has no type or something else
  /// follows.
  private static func endOfRows(in bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      do throws(JSONError) {
        let row = try TranscriptRow(in: bytes, at: place)
        // Before the end, so that it doesn't count as reached.
        guard place > start || row.hasType else { return row.end - 1 }
        place = row.end
      } catch {
        return min(error.position, bytes.count - 1)
      }
      while place < bytes.count, bytes[place].isJSONWhitespace { place += 1 }
    }
    return place
  }
}
