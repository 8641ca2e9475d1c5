// How records are delimited
//
// Our own records, and most others, take one line, so each line is first read as a whole record. The shell logger
// that many users migrate from writes its records indented over a dozen lines:
//
//     {                                     begins a record, which is incomplete
//       "tool": "Bash",
//       "tokens": {
//         "input": 22
//       }                                   ends with }, but the record is still incomplete
//     }                                     completes the record
//
// So an object that is incomplete at the end of its line waits for the following lines, and is tried again at
// each line that ends with a closing brace. A torn line looks the same: what was being written when the machine
// stopped waits, too. But a `{` in column 0 always begins a record, because nothing within an indented object
// is in column 0 except its closing brace. So the next record reveals that the waiting object was torn: it
// counts as one malformed record, and nothing after it is lost.

import Bytes
package import JSONLines
package import OperatingSystem

/// A reader of the records in one log file, in any of the accepted formats.
package struct RecordReader: ~Copyable {
  /// The result of a read.
  package enum Entry {
    case record
    case malformed(MalformedRecord)
  }

  /// An object that waits for more lines, and whose bytes `lines` holds.
  private struct Pending {
    let line: Int
    var attempts = 0
    /// The number of bytes read in all attempts.
    var attemptedByteCount = 0
  }

  /// The maximum number of lines that may fail to complete an object, so that a hostile file can't take forever.
  ///
  /// For the same reason, an object isn't tried again once the attempts have read as much as the longest line has.
  private static let maximumAttempts = 500

  private var lines: LineReader
  private var pending: Pending?
  /// Whether to skip lines because they belong to a malformed object.
  private var isSkipping = false
  private var recordRange = 0..<0
  private let maximumByteCount: Int
  /// The layouts of the records read so far.
  package private(set) var layouts: RecordLayoutMatcher

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - layouts: The layouts of records read from other files.
  ///   - maximumByteCount: The maximum length of a record; a longer one is malformed.
  package init(
    of file: consuming FileDescriptor, layouts: RecordLayoutMatcher = RecordLayoutMatcher(),
    maximumByteCount: Int = LineReader.maximumByteCount
  ) {
    lines = LineReader(file, maximumByteCount: maximumByteCount)
    self.layouts = layouts
    self.maximumByteCount = maximumByteCount
  }

  /// The number of bytes read from the file.
  package var byteCount: Int { lines.byteCount }

  /// Identifies the last record or malformed record by its bytes, unless it was too long to be read.
  package var recordKey: UInt32 {
    var range = recordRange
    let bytes = lines.bytes
    // A copy may end anywhere in the white space after a record.
    while let last = range.last, bytes[last].isJSONWhitespace { range.removeLast() }
    while let first = range.first, bytes[first].isJSONWhitespace { range.removeFirst() }
    var hash = XXH64(seed: 0)
    hash.append(bytes.extracting(range))
    return UInt32(truncatingIfNeeded: hash.value)
  }

  /// The bytes that the last record's texts refer to, until the next read.
  package var recordBytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { lines.bytes.extracting(recordRange) }
  }

  /// Reads up to the next record or malformed position; returns nil at the end of the file.
  ///
  /// - Parameter record: The record to fill; owned by the caller to avoid a copy.
  package mutating func next(into record: inout ScannedRecord) throws(Errno) -> Entry? {
    if pending == nil {
      try lines.readAhead()
      if let extent = Self.readKnown(in: lines, into: &record, by: &layouts) {
        recordRange = lines.skipRecord(extent)
        isSkipping = false
        return .record
      }
    }
    while let next = try lines.next() {
      guard case .whole(let line) = next else {
        guard let line = lineOfTooLong(next) else { continue }
        recordRange = 0..<0
        return .malformed(MalformedRecord(line: line, reason: .tooLong))
      }
      let startsRecord = !line.isEmpty && lines.bytes[line.lowerBound] == .openBrace
      if startsRecord {
        // Return to this line after reporting the pending object.
        if let entry = pendingEntry(endingAt: line.lowerBound) {
          lines.putBack(line)
          return entry
        }
        isSkipping = false
      }
      if isSkipping { continue }
      if let entry = read(line, into: &record) { return entry }
    }
    let end = lines.bytes.count
    return pendingEntry(endingAt: end)
  }

  /// Returns the pending object as a malformed record, and clears it.
  private mutating func pendingEntry(endingAt end: Int) -> Entry? {
    recordRange = (lines.held ?? end)..<end
    return removePending().map { .malformed(MalformedRecord(line: $0.line, reason: .cutOff)) }
  }

  /// Skips a line that isn't whole, and returns the line of the record that is too long; nil if that was reported.
  private mutating func lineOfTooLong(_ line: LineReader.Line) -> Int? {
    if let pending = removePending() {
      isSkipping = true
      return pending.line
    }
    if case .tooLong(.openBrace) = line { isSkipping = false }
    return isSkipping ? nil : lines.lineNumber
  }

  /// Reads a line together with the pending object before it; returns nil if the line is blank or an object needs more.
  private mutating func read(_ line: Range<Int>, into record: inout ScannedRecord) -> Entry? {
    let isPending = pending != nil
    if isPending, lastByte(of: line) != .closeBrace { return nil }
    let start = lines.held ?? line.lowerBound
    var object = removePending() ?? Pending(line: lines.lineNumber)
    do throws(MalformedRecord.Reason) {
      try scan(start..<line.upperBound, into: &record)
      return .record
    } catch {
      if lastByte(of: line) == nil { return nil }
      object.attempts += 1
      object.attemptedByteCount += line.upperBound - start
      if error.isIncomplete, object.attempts <= Self.maximumAttempts,
        object.attemptedByteCount <= maximumByteCount
      {
        (pending, lines.held) = (object, start)
        return nil
      }
      if isPending, case .notAnObject = error { isSkipping = !error.isFollowed }
      return .malformed(MalformedRecord(line: object.line, reason: error))
    }
  }

  /// Reads a record with the scanner, and learns its layout.
  private mutating func scan(
    _ range: Range<Int>, into record: inout ScannedRecord
  ) throws(MalformedRecord.Reason) {
    recordRange = range
    try Self.scan(range, of: lines, into: &record, teaching: &layouts)
  }

  // Static, so that `lines` and `layouts` may be accessed at the same time.

  private static func readKnown(
    in lines: borrowing LineReader, into record: inout ScannedRecord,
    by layouts: inout RecordLayoutMatcher
  ) -> RecordLayoutMatcher.Extent? {
    record.readKnown(in: lines.rest, by: &layouts)
  }

  private static func scan(
    _ range: Range<Int>, of lines: borrowing LineReader, into record: inout ScannedRecord,
    teaching layouts: inout RecordLayoutMatcher
  ) throws(MalformedRecord.Reason) {
    let bytes = lines.bytes
    try record.read(bytes.extracting(range))
    if range.upperBound < bytes.count, bytes[range.lowerBound] == .openBrace {
      layouts.learn(
        bytes.extracting(range.lowerBound..<range.upperBound + 1), for: RecordMember.table)
    }
  }

  /// Returns the last byte of a line that isn't white space; nil if the line is blank.
  private func lastByte(of line: Range<Int>) -> UInt8? {
    let bytes = lines.bytes
    var index = line.upperBound
    while index > line.lowerBound {
      index -= 1
      if !bytes[index].isJSONWhitespace { return bytes[index] }
    }
    return nil
  }

  /// Returns the pending object, and clears it.
  private mutating func removePending() -> Pending? {
    defer { (pending, lines.held) = (nil, nil) }
    return pending
  }
}
