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
    case malformed(line: Int, error: JSONError)
  }

  /// The number of places to look for a row after a truncated one; a hostile line must not take forever.
  private static let maximumAttempts = 1_000

  private var lines: LineReader
  /// The unread rest of the last line.
  private var rest = 0..<0

  init(of file: consuming FileDescriptor) { lines = LineReader(file) }

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
        guard let line = try lines.next() else { return nil }
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
      return (.malformed(line: lines.lineNumber, error: error), next)
    }
  }

  /// Returns the start of the rows that fill the end of the bytes, after a truncated row.
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

  /// Returns whether only rows follow up to the end, the first of which has a type.
  private static func reachesEnd(of bytes: Span<UInt8>, from start: Int) -> Bool {
    var place = start
    while place < bytes.count {
      guard let row = try? TranscriptRow(in: bytes, at: place), place > start || row.hasType else {
        return false
      }
      place = row.end
      while place < bytes.count, bytes[place].isJSONWhitespace { place += 1 }
    }
    return true
  }
}
