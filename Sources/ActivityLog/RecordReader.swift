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
  }

  /// The maximum number of closing braces that may fail to complete an object, so that a hostile file can't
  /// take forever.
  private static let maximumAttempts = 500

  private var lines: LineReader
  private var pending: Pending?
  /// Whether to skip lines because they belong to a malformed object.
  private var isSkipping = false
  private var recordRange = 0..<0
  /// The layouts of the records read so far.
  package private(set) var layouts: RecordLayoutMatcher

  /// Creates a reader.
  ///
  /// - Parameter layouts: The layouts of records read from other files.
  package init(
    _ file: consuming FileDescriptor, layouts: RecordLayoutMatcher = RecordLayoutMatcher()
  ) {
    lines = LineReader(file)
    self.layouts = layouts
  }

  /// The number of bytes read from the file.
  package var byteCount: Int { lines.byteCount }

  /// The offset in the file after the last record and its newline.
  package var offset: Int { lines.offset }

  /// The bytes that the last record's texts refer to, until the next read.
  package var recordBytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { lines.bytes.extracting(recordRange) }
  }

  /// Reads up to the next record or malformed position; returns nil at the end of the file.
  ///
  /// - Parameter record: The record to fill; owned by the caller to avoid a copy.
  package mutating func next(_ record: inout ScannedRecord) throws(Errno) -> Entry? {
    if pending == nil {
      try lines.readAhead()
      if readKnown(&record) { return .record }
    }
    while let line = try lines.next() {
      let startsRecord = !line.isEmpty && lines.bytes[line.lowerBound] == .openBrace
      if startsRecord {
        if let pending = takePending() {
          // Return to this line after reporting the pending object.
          lines.putBack(line)
          return .malformed(MalformedRecord(line: pending.line, reason: .cutOff))
        }
        isSkipping = false
      }
      if isSkipping { continue }
      let entry =
        pending == nil ? readLine(line, &record) : continuePending(line, &record)
      if let entry { return entry }
    }
    guard let pending = takePending() else { return nil }
    return .malformed(MalformedRecord(line: pending.line, reason: .cutOff))
  }

  /// Reads the next record if its layout is known.
  private mutating func readKnown(_ record: inout ScannedRecord) -> Bool {
    guard let extent = Self.readKnown(lines, &record, &layouts) else { return false }
    recordRange = lines.skipRecord(extent)
    isSkipping = false
    return true
  }

  private static func readKnown(
    _ lines: borrowing LineReader, _ record: inout ScannedRecord,
    _ layouts: inout RecordLayoutMatcher
  ) -> RecordLayoutMatcher.Extent? {
    record.readKnown(lines.rest, &layouts)
  }

  /// Reads a line as a whole record; returns nil if the line is blank or begins a longer object.
  private mutating func readLine(_ line: Range<Int>, _ record: inout ScannedRecord) -> Entry? {
    do throws(MalformedRecord.Reason) {
      try scan(line, &record)
      return .record
    } catch {
      if lastByte(of: line) == nil { return nil }
      if error.isIncomplete {
        pending = Pending(line: lines.lineNumber)
        lines.held = line.lowerBound
        return nil
      }
      return .malformed(MalformedRecord(line: lines.lineNumber, reason: error))
    }
  }

  /// Reads the pending object together with one more line; returns nil if it is still incomplete.
  private mutating func continuePending(
    _ line: Range<Int>, _ record: inout ScannedRecord
  ) -> Entry? {
    guard lastByte(of: line) == .closeBrace, let start = lines.held, var waiting = takePending()
    else { return nil }
    do throws(MalformedRecord.Reason) {
      try scan(start..<line.upperBound, &record)
      return .record
    } catch {
      waiting.attempts += 1
      if error.isIncomplete, waiting.attempts < Self.maximumAttempts {
        pending = waiting
        lines.held = start
        return nil
      }
      if case .notAnObject = error { isSkipping = !error.isFollowed }
      return .malformed(MalformedRecord(line: waiting.line, reason: error))
    }
  }

  /// Reads a record with the scanner, and learns its layout.
  private mutating func scan(
    _ range: Range<Int>, _ record: inout ScannedRecord
  ) throws(MalformedRecord.Reason) {
    recordRange = range
    try Self.scan(range, of: lines, &record, &layouts)
  }

  private static func scan(
    _ range: Range<Int>, of lines: borrowing LineReader, _ record: inout ScannedRecord,
    _ layouts: inout RecordLayoutMatcher
  ) throws(MalformedRecord.Reason) {
    let bytes = lines.bytes
    try record.read(bytes.extracting(range))
    if range.upperBound < bytes.count, bytes[range.lowerBound] == .openBrace {
      record.teach(bytes.extracting(range.lowerBound..<range.upperBound + 1), to: &layouts)
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
  private mutating func takePending() -> Pending? {
    defer { (pending, lines.held) = (nil, nil) }
    return pending
  }
}
