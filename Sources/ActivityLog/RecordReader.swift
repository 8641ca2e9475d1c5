// How records are told apart
//
// Our own records, and most others, are one line each: a line is read as a record by itself. The
// shell logger that many people come from writes its records indented over a dozen lines:
//
//     {                                     starts a record, which isn't whole yet
//       "tool": "Bash",
//       "tokens": {
//         "input": 22
//       }                                   ends with }, but the record still isn't whole
//     }                                     now it is
//
// So an object that isn't whole at the end of its line waits for the lines after it, and is tried
// again at each line that ends with a closing brace. Torn lines look the same: what was being
// written when the machine stopped waits, too. Since a `{` in column 0 always starts a record
// (nothing inside an indented object stands in column 0 but its closing brace), the next record
// shows that what waited was torn: it counts as one malformed record, and nothing after it is lost.

import Bytes
package import JSONLines
package import OperatingSystem

/// A reader of the records in one log file, whatever of the accepted shapes they have.
package struct RecordReader: ~Copyable {
  /// What stands at a place in the file.
  package enum Entry {
    case record
    case malformed(MalformedRecord)
  }

  /// An object that waits for more lines, and begins where `lines` holds its bytes.
  private struct Pending {
    let line: Int
    var attempts = 0
  }

  /// So many closing braces may fail to make an object whole; a hostile file mustn't take forever.
  private static let maximumAttempts = 500

  private var lines: LineReader
  private var pending: Pending?
  /// Whether lines are swallowed because they belong to an object that was broken.
  private var isSkipping = false
  private var recordRange = 0..<0
  /// How the records are written that were read.
  package private(set) var layouts: RecordLayoutMatcher

  /// - Parameter layouts: How records are written that were read before, in another file.
  package init(
    _ file: consuming FileDescriptor, layouts: RecordLayoutMatcher = RecordLayoutMatcher()
  ) {
    lines = LineReader(file)
    self.layouts = layouts
  }

  /// How many bytes of the file were read.
  package var byteCount: Int { lines.byteCount }

  /// Where in the file the last record ends, with its newline.
  package var offset: Int { lines.offset }

  /// The bytes in which the last record's texts stand, until the next one is read.
  package var recordBytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { lines.bytes.extracting(recordRange) }
  }

  /// Reads to the next record or malformed place; nil at the end of the file.
  ///
  /// - Parameter record: Where a record is put. It is the caller's, since a reader's would be copied each
  ///   time that somebody asks for it.
  package mutating func next(_ record: inout ScannedRecord) throws(Errno) -> Entry? {
    if pending == nil {
      try lines.readAhead()
      if readKnown(&record) { return .record }
    }
    while let line = try lines.next() {
      let startsRecord = !line.isEmpty && lines.bytes[line.lowerBound] == .openBrace
      if startsRecord {
        if let pending = takePending() {
          // Come back to this line after telling of what was pending.
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

  /// Reads a record that is written like one before, if that is what comes next.
  private mutating func readKnown(_ record: inout ScannedRecord) -> Bool {
    guard let extent = Self.readKnown(lines, &record, &layouts) else { return false }
    recordRange = lines.pass(extent)
    isSkipping = false
    return true
  }

  private static func readKnown(
    _ lines: borrowing LineReader, _ record: inout ScannedRecord,
    _ layouts: inout RecordLayoutMatcher
  ) -> RecordLayoutMatcher.Extent? {
    record.readKnown(lines.rest, &layouts)
  }

  /// Reads a line that stands by itself; nil when it is blank or the start of something longer.
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

  /// Reads what waited together with one more line; nil when it still isn't whole.
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

  /// Reads a record in the normal way, and learns how it is written.
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

  /// The last byte of a line that isn't white space, nil when it is blank.
  private func lastByte(of line: Range<Int>) -> UInt8? {
    let bytes = lines.bytes
    var index = line.upperBound
    while index > line.lowerBound {
      index -= 1
      if !bytes[index].isJSONWhitespace { return bytes[index] }
    }
    return nil
  }

  /// The object that waits for more lines, which then no longer does.
  private mutating func takePending() -> Pending? {
    defer { (pending, lines.held) = (nil, nil) }
    return pending
  }
}
