import ActivityLog
import Analysis
import Bytes
import JSONLines
import OperatingSystem

/// The totals of a day file's records.
struct DayTotals {
  private var calls = Aggregate(by: Dimension.kept)
  private var failedCalls = Aggregate(by: Dimension.kept)
  private(set) var recordCount = 0
  private(set) var malformedCount = 0
  private var rejectedCount = 0
  private var byteCount = 0
  /// The number of calls without an ID.
  private var unnamedCount = 0
  private var keys: ContiguousArray<RecordKey> = []
  /// The hashes of the calls' IDs.
  private var ids: ContiguousArray<UInt64> = []

  /// Reads a file.
  ///
  /// - Parameter range: The records to total.
  init(of range: Range<Int>, in path: String) throws(Errno) {
    let file = try FileDescriptor.opening(path, followsLink: false)
    var reader = RecordReader(of: file)
    var record = ScannedRecord()
    var unnamed = UnnamedModels()
    var skipped = SkippedRecords([0..<range.lowerBound, range.upperBound..<Int.max])
    while let entry = try reader.next(into: &record) {
      if skipped.skipsNext() { continue }
      switch entry {
      case .malformed:
        malformedCount += 1
        keys.append(RecordKey(hash: reader.recordKey, isMalformed: true))
      case .record:
        recordCount += 1
        keys.append(RecordKey(hash: reader.recordKey, isMalformed: false))
        if record.isRejected {
          rejectedCount += 1
        } else {
          unnamed.passOn(record, in: reader.recordBytes) { record, bytes, _ in
            add(call: record, in: bytes)
          }
        }
      }
    }
    unnamed.passOnRest(of: path) { record, bytes, _ in add(call: record, in: bytes) }
    byteCount = reader.byteCount
  }

  /// Whether no record was read.
  var isEmpty: Bool { keys.isEmpty }

  private mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    if let id = record.toolUseID {
      ids.append(XXH64.hash(id, in: bytes))
    } else {
      unnamedCount += 1
    }
    if record.hasFailed {
      failedCalls.add(call: record, in: bytes)
    } else {
      calls.add(call: record, in: bytes)
    }
  }

  /// Returns the section of a totals file with these totals.
  func section(for date: CalendarDate) -> ContiguousArray<UInt8> {
    var totals = JSONWriter()
    let lineCount =
      Self.write(calls, hasFailed: false, on: date, to: &totals)
      + Self.write(failedCalls, hasFailed: true, on: date, to: &totals)
    var hash = XXH64(seed: 0)
    hash.append(totals.bytes.span)
    let header = TotalsHeader(
      date: date, byteCount: byteCount, recordCount: recordCount, malformedCount: malformedCount,
      rejectedCount: rejectedCount, unnamedCount: unnamedCount, lineCount: lineCount,
      linesHash: hash.value)
    // The last record may be cut off, and complete in another copy of the file.
    let known = keys.last?.isMalformed == true ? keys.dropLast() : keys[...]
    return header.line(states: known.lazy.map { $0.hash }, ids: ids) + totals.bytes
  }

  /// Writes lines for each cell, sorted by name, and returns the number of lines.
  private static func write(
    _ calls: Aggregate, hasFailed: Bool, on date: CalendarDate, to writer: inout JSONWriter
  ) -> Int {
    var lineCount = 0
    let rows = calls.rows.sorted { left, right in
      left.names.lexicographicallyPrecedes(right.names) { ($0 ?? "").utf8Precedes($1 ?? "") }
    }
    for (names, totals) in rows {
      var rest = totals
      repeat {
        TotalsLine.write(
          rest.takeFigures(), of: names, hasFailed: hasFailed, on: date, to: &writer)
        lineCount += 1
      } while !rest.isEmpty
    }
    return lineCount
  }
}
