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

import JSONLines
package import POSIX

/// A reader of the records in one log file, whatever of the accepted shapes they have.
///
/// It reads into one buffer that only grows for a record longer than it. Files aren't mapped into
/// memory: one that is cut short meanwhile would kill the program.
package struct RecordReader: ~Copyable {
  /// What stands at a place in the file.
  package enum Entry {
    case record(ScannedRecord)
    case malformed(MalformedRecord)
  }

  /// An object that waits for more lines.
  private struct Pending {
    var start: Int
    let line: Int
    var attempts = 0
  }

  /// So many closing braces may fail to make an object whole; a hostile file mustn't take forever.
  private static let maximumAttempts = 500

  private let file: FileDescriptor
  private var buffer = ByteBuffer()
  /// Where in the buffer the next line begins.
  private var position = 0
  private var lineNumber = 0
  private var pending: Pending?
  /// Whether lines are swallowed because they belong to an object that was broken.
  private var isSkipping = false
  private var isAtEnd = false
  private var recordRange = 0..<0
  /// How many bytes of the file were read.
  package private(set) var byteCount = 0

  package init(_ file: consuming FileDescriptor) { self.file = file }

  /// Where in the file the last record ends, with its newline.
  package var offset: Int { byteCount - buffer.count + position }

  /// The bytes in which the last record's texts stand, until the next one is read.
  package var recordBytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.bytes.extracting(recordRange) }
  }

  /// Reads to the next record or malformed place; nil at the end of the file.
  package mutating func next() throws(Errno) -> Entry? {
    while let line = try nextLine() {
      let startsRecord = !line.isEmpty && buffer.bytes[line.lowerBound] == .openBrace
      if startsRecord {
        if let pending = take(&pending) {
          // Come back to this line after telling of what was pending.
          position = line.lowerBound
          lineNumber -= 1
          return .malformed(MalformedRecord(line: pending.line, reason: .cutOff))
        }
        isSkipping = false
      }
      if isSkipping { continue }
      if let entry = pending == nil ? readLine(line) : continuePending(line) { return entry }
    }
    guard let pending = take(&pending) else { return nil }
    return .malformed(MalformedRecord(line: pending.line, reason: .cutOff))
  }

  /// Reads a line that stands by itself; nil when it is blank or the start of something longer.
  private mutating func readLine(_ line: Range<Int>) -> Entry? {
    do throws(MalformedRecord.Reason) {
      return .record(try scan(line))
    } catch {
      if lastByte(of: line) == nil { return nil }
      if error.isIncomplete {
        pending = Pending(start: line.lowerBound, line: lineNumber)
        return nil
      }
      return .malformed(MalformedRecord(line: lineNumber, reason: error))
    }
  }

  /// Reads what waited together with one more line; nil when it still isn't whole.
  private mutating func continuePending(_ line: Range<Int>) -> Entry? {
    guard lastByte(of: line) == .closeBrace, var waiting = take(&pending) else { return nil }
    do throws(MalformedRecord.Reason) {
      return .record(try scan(waiting.start..<line.upperBound))
    } catch {
      waiting.attempts += 1
      if error.isIncomplete, waiting.attempts < Self.maximumAttempts {
        pending = waiting
        return nil
      }
      if case .notAnObject = error { isSkipping = !error.isFollowed }
      return .malformed(MalformedRecord(line: waiting.line, reason: error))
    }
  }

  private mutating func scan(
    _ range: Range<Int>
  ) throws(MalformedRecord.Reason) -> ScannedRecord {
    recordRange = range
    return try ScannedRecord(buffer.bytes.extracting(range))
  }

  /// The last byte of a line that isn't white space, nil when it is blank.
  private func lastByte(of line: Range<Int>) -> UInt8? {
    let bytes = buffer.bytes
    var index = line.upperBound
    while index > line.lowerBound {
      index -= 1
      if !bytes[index].isJSONWhitespace { return bytes[index] }
    }
    return nil
  }

  /// The next line without its newline, as a range of the buffer; nil at the end.
  private mutating func nextLine() throws(Errno) -> Range<Int>? {
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

  /// Reads another piece of the file and returns by how much positions in the buffer moved down.
  private mutating func readMore() throws(Errno) -> Int {
    let unused = min(position, pending?.start ?? position)
    buffer.dropFirst(unused)
    position -= unused
    pending?.start -= unused
    let count = try buffer.read(from: file, atLeast: 256 << 10)
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

/// Takes the value out of a variable, which is nil afterwards.
private func take<Value>(_ variable: inout Value?) -> Value? {
  defer { variable = nil }
  return variable
}
