package import ActivityLog
import Analysis
import Bytes
import JSONLines
package import OperatingSystem

/// The totals of a day file.
package struct DayTotals {
  private var calls = Aggregate(Dimension.kept)
  private var failedCalls = Aggregate(Dimension.kept)
  package private(set) var recordCount = 0
  package private(set) var malformedCount = 0
  package private(set) var rejectedCount = 0
  package private(set) var byteCount = 0
  /// The offsets at which the file's records end.
  package private(set) var ends: [Int] = []
  /// Whether the last record is malformed.
  private var isLastMalformed = false

  /// Reads a whole file.
  ///
  /// - Parameter path: The path of the file.
  package init(_ file: consuming FileDescriptor, path: String) throws(Errno) {
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
          unnamed.pass(record, reader.recordBytes) { record, bytes, _ in add(record, bytes) }
        }
      }
    }
    unnamed.finish(path) { record, bytes, _ in add(record, bytes) }
    byteCount = reader.byteCount
  }

  private mutating func add(_ record: ScannedRecord, _ bytes: Span<UInt8>) {
    if record.hasFailed {
      failedCalls.add(call: record, in: bytes)
    } else {
      calls.add(call: record, in: bytes)
    }
  }

  /// Returns the section of a totals file with these totals.
  ///
  /// - Parameter states: The states of the file at `ends`.
  package func section(of date: CalendarDate, _ states: FileStates) -> ContiguousArray<UInt8> {
    var totals = JSONWriter()
    let lineCount =
      Self.write(calls, hasFailed: false, date, to: &totals)
      + Self.write(failedCalls, hasFailed: true, date, to: &totals)
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
    _ calls: Aggregate, hasFailed: Bool, _ date: CalendarDate, to writer: inout JSONWriter
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
