import ActivityLog
import Analysis
import Bytes
import JSONLines
import OperatingSystem

/// The totals of a day file.
struct DayTotals {
  private var calls = Aggregate(by: Dimension.kept)
  private var failedCalls = Aggregate(by: Dimension.kept)
  private(set) var recordCount = 0
  private(set) var malformedCount = 0
  private var rejectedCount = 0
  private(set) var byteCount = 0
  /// The offsets at which the file's records end.
  private(set) var ends: [Int] = []
  /// Whether the last record is malformed.
  private var isLastMalformed = false

  /// Reads a whole file.
  init(of file: consuming FileDescriptor, path: String) throws(Errno) {
    var reader = RecordReader(of: file)
    var record = ScannedRecord()
    var unnamed = UnnamedModels()
    while let entry = try reader.next(into: &record) {
      ends.append(reader.offset)
      switch entry {
      case .malformed:
        malformedCount += 1
        isLastMalformed = true
      case .record:
        recordCount += 1
        isLastMalformed = false
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

  private mutating func add(call record: ScannedRecord, in bytes: Span<UInt8>) {
    if record.hasFailed {
      failedCalls.add(call: record, in: bytes)
    } else {
      calls.add(call: record, in: bytes)
    }
  }

  /// Returns the section of a totals file with these totals; `states` are those of the file at `ends`.
  func section(for date: CalendarDate, states: FileStates) -> ContiguousArray<UInt8> {
    var totals = JSONWriter()
    let lineCount =
      Self.write(calls, hasFailed: false, on: date, to: &totals)
      + Self.write(failedCalls, hasFailed: true, on: date, to: &totals)
    // A torn line isn't a state: the complete file may never have ended there.
    let isCutOff = isLastMalformed && states.isTorn
    var writer = JSONWriter()
    TotalsHeader(
      date: date, version: states.version, recordCount: recordCount, malformedCount: malformedCount,
      rejectedCount: rejectedCount, lineCount: lineCount
    ).write(
      states: isCutOff ? Array(states.earlierKeys.dropLast()) : states.earlierKeys, to: &writer)
    return writer.bytes + totals.bytes
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
