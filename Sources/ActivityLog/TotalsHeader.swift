package import JSONLines
package import OperatingSystem

/// The header of a day's totals: the line that says which day file they come from.
///
///     {"day_file":"activity-2026-01-14.jsonl","bytes":45120,"xxh64":"...","records":127,
///      "malformed":0,"rejected":1,"lines":14,"states":"c3b0a1f2...","v":1}
///
/// `states` are the keys of the file's states after each record (`FileStates`). `lines` is the number of totals
/// lines that follow; if there are fewer, the writer was killed.
package struct TotalsHeader {
  package let date: CalendarDate
  package let version: FileVersion
  /// The number of records read, including rejected ones.
  package let recordCount: Int
  package let malformedCount: Int
  package let rejectedCount: Int
  package let lineCount: Int

  package init(
    date: CalendarDate, version: FileVersion, recordCount: Int, malformedCount: Int,
    rejectedCount: Int, lineCount: Int
  ) {
    self.date = date
    self.version = version
    self.recordCount = recordCount
    self.malformedCount = malformedCount
    self.rejectedCount = rejectedCount
    self.lineCount = lineCount
  }

  /// Reads a header line; nil for any other line.
  package init?(_ bytes: Span<UInt8>) {
    guard let object = try? JSONObject(scanning: bytes),
      let date = object.string("day_file", in: bytes).flatMap(DayFile.date(ofName:)),
      let byteCount = object.count("bytes", in: bytes),
      let hash = object.string("xxh64", in: bytes).flatMap({ UInt64($0, radix: 16) }),
      let lineCount = object.count("lines", in: bytes)
    else { return nil }
    self.init(
      date: date, version: FileVersion(byteCount: byteCount, hash: hash),
      recordCount: object.count("records", in: bytes) ?? 0,
      malformedCount: object.count("malformed", in: bytes) ?? 0,
      rejectedCount: object.count("rejected", in: bytes) ?? 0, lineCount: lineCount)
  }

  /// Returns the keys of the file's states from a header line; empty for any other line.
  ///
  /// They make up most of the line, and few days need them.
  package static func states(in bytes: Span<UInt8>) -> [UInt32] {
    guard let object = try? JSONObject(scanning: bytes) else { return [] }
    return FileStates.keys(in: object.string("states", in: bytes) ?? "")
  }

  /// Writes the header line.
  ///
  /// - Parameter states: The keys of the states that the file went through.
  package func write(states: [UInt32], to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("day_file", DayFile.name(for: date))
      writer.member("bytes", version.byteCount)
      writer.member("xxh64", version.hashText)
      writer.member("records", recordCount)
      writer.member("malformed", malformedCount)
      writer.member("rejected", rejectedCount)
      writer.member("lines", lineCount)
      writer.member("states", FileStates.text(of: states))
      writer.member("v", ActivityRecord.version)
    }
    writer.endLine()
  }
}
