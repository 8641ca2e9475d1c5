package import JSONLines
package import POSIX

/// What has gone into a totals file of one day file: the line above its totals.
///
///     {"day_file":"activity-2026-01-14.jsonl","bytes":45120,"xxh64":"...","records":127,
///      "malformed":0,"rejected":1,"lines":14,"replaces":["..."],"v":1}
///
/// So many `lines` of totals follow; where fewer do, the writer was killed, and nothing of it counts.
package struct FoldedFile {
  package let date: CalendarDate
  package let version: FileVersion
  /// All records that were read, rejected ones too.
  package let recordCount: Int
  package let malformedCount: Int
  package let rejectedCount: Int
  package let lineCount: Int
  /// The hashes of shorter versions of the same file whose totals stand somewhere, too: they are
  /// part of these.
  package let replacedHashes: [String]

  package init(
    date: CalendarDate, version: FileVersion, recordCount: Int, malformedCount: Int,
    rejectedCount: Int, lineCount: Int, replacedHashes: [String]
  ) {
    self.date = date
    self.version = version
    self.recordCount = recordCount
    self.malformedCount = malformedCount
    self.rejectedCount = rejectedCount
    self.lineCount = lineCount
    self.replacedHashes = replacedHashes
  }

  /// Reads a line; nil when it isn't such a line.
  package init?(_ bytes: Span<UInt8>) {
    var object = JSONObject()
    guard (try? object.scan(bytes)) != nil,
      let date = object.string("day_file", in: bytes).flatMap(DayFile.date(ofName:)),
      let byteCount = object.count("bytes", in: bytes),
      let hash = object.string("xxh64", in: bytes).flatMap({ UInt64($0, radix: 16) }),
      let lineCount = object.count("lines", in: bytes)
    else { return nil }
    var replaced: [String] = []
    try? object.value("replaces", in: bytes)?.forEachElement(in: bytes) { value in
      if let text = value.text { replaced.append(text.string(in: bytes)) }
    }
    self.init(
      date: date, version: FileVersion(byteCount: byteCount, hash: hash),
      recordCount: object.count("records", in: bytes) ?? 0,
      malformedCount: object.count("malformed", in: bytes) ?? 0,
      rejectedCount: object.count("rejected", in: bytes) ?? 0, lineCount: lineCount,
      replacedHashes: replaced)
  }

  /// Writes the line.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("day_file", DayFile.name(for: date))
      writer.member("bytes", version.byteCount)
      writer.member("xxh64", version.hashText)
      writer.member("records", recordCount)
      writer.member("malformed", malformedCount)
      writer.member("rejected", rejectedCount)
      writer.member("lines", lineCount)
      if !replacedHashes.isEmpty {
        writer.name("replaces")
        writer.array(replacedHashes) { $0.string($1) }
      }
      writer.member("v", ActivityRecord.version)
    }
    writer.endLine()
  }
}
