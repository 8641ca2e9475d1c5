import Bytes
import JSONLines
package import OperatingSystem

/// The header of a day's totals: the line that says what was folded from which day file.
///
///     {"day_file":"activity-2026-01-14.jsonl","bytes":45120,"records":127,"malformed":0,"rejected":1,
///      "unnamed":0,"lines":14,"lines_xxh64":"...","states":"c3b0a1f2...","ids":"...","v":1,"xxh64":"..."}
///
/// `states` are the hashes of the records (`RecordKey`), and `ids` the hashes of the calls' IDs. `lines` is the
/// number of totals lines that follow; if there are fewer, the writer was killed. `lines_xxh64` is the hash of these
/// lines, and `xxh64` the hash of the header line up to that member.
package struct TotalsHeader: Equatable {
  package let date: CalendarDate
  /// The length of the day file when it was read.
  package let byteCount: Int
  /// The number of records folded, including rejected ones.
  package let recordCount: Int
  package let malformedCount: Int
  package let rejectedCount: Int
  /// The number of calls without an ID.
  package let unnamedCount: Int
  package let lineCount: Int
  /// The XXH64 (seed 0) of the totals lines, each with its newline.
  package let linesHash: UInt64

  package init(
    date: CalendarDate, byteCount: Int, recordCount: Int, malformedCount: Int, rejectedCount: Int,
    unnamedCount: Int, lineCount: Int, linesHash: UInt64
  ) {
    self.date = date
    self.byteCount = byteCount
    self.recordCount = recordCount
    self.malformedCount = malformedCount
    self.rejectedCount = rejectedCount
    self.unnamedCount = unnamedCount
    self.lineCount = lineCount
    self.linesHash = linesHash
  }

  /// Reads a header line that is as it was written; nil for any other line.
  package init?(_ bytes: Span<UInt8>) {
    guard Self.isIntact(bytes), let object = try? JSONObject(scanning: bytes),
      let date = object.string("day_file", in: bytes).flatMap(DayFile.date(ofName:)),
      let byteCount = object.count("bytes", in: bytes),
      let recordCount = object.count("records", in: bytes),
      let malformedCount = object.count("malformed", in: bytes),
      let rejectedCount = object.count("rejected", in: bytes),
      let unnamedCount = object.count("unnamed", in: bytes),
      let lineCount = object.count("lines", in: bytes),
      let linesHash = object.string("lines_xxh64", in: bytes).flatMap({ UInt64($0, radix: 16) })
    else { return nil }
    self.init(
      date: date, byteCount: byteCount, recordCount: recordCount, malformedCount: malformedCount,
      rejectedCount: rejectedCount, unnamedCount: unnamedCount, lineCount: lineCount,
      linesHash: linesHash)
  }

  /// Whether a line is meant to be a header, intact or not.
  static func begins(_ bytes: Span<UInt8>) -> Bool { bytes.has("{\"day_file\":", at: 0) }

  /// Whether the hash at the end of a line is that of what is before it.
  private static func isIntact(_ bytes: Span<UInt8>) -> Bool {
    let end = bytes.count - ",\"xxh64\":\"0123456789abcdef\"}".utf8.count
    guard bytes.has(",\"xxh64\":\"", at: end) else { return false }
    var hash = XXH64(seed: 0)
    hash.append(bytes.extracting(0..<end))
    return bytes.string(end + 10..<bytes.count - 2) == HashText.text(of: [hash.value])
  }

  /// Returns the hashes of the records from a header line; empty for any other line.
  ///
  /// They make up most of the line, and few days need them.
  package static func states(in bytes: Span<UInt8>) -> ContiguousArray<UInt32> {
    hashes("states", in: bytes)
  }

  /// Returns the hashes of the calls' IDs from a header line; empty for any other line.
  package static func ids(in bytes: Span<UInt8>) -> ContiguousArray<UInt64> {
    hashes("ids", in: bytes)
  }

  private static func hashes<Hash: FixedWidthInteger & UnsignedInteger>(
    _ name: StaticString, in bytes: Span<UInt8>
  ) -> ContiguousArray<Hash> {
    guard let object = try? JSONObject(scanning: bytes) else { return [] }
    return HashText.hashes(in: object.string(name, in: bytes) ?? "")
  }

  /// Returns the header line.
  ///
  /// - Parameters:
  ///   - states: The hashes of the records.
  ///   - ids: The hashes of the calls' IDs.
  package func line(
    states: some Sequence<UInt32>, ids: some Sequence<UInt64>
  ) -> ContiguousArray<UInt8> {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("day_file", DayFile.name(for: date))
      writer.member("bytes", byteCount)
      writer.member("records", recordCount)
      writer.member("malformed", malformedCount)
      writer.member("rejected", rejectedCount)
      writer.member("unnamed", unnamedCount)
      writer.member("lines", lineCount)
      writer.member("lines_xxh64", HashText.text(of: [linesHash]))
      writer.member("states", HashText.text(of: states))
      writer.member("ids", HashText.text(of: ids))
      writer.member("v", ActivityRecord.version)
      var hash = XXH64(seed: 0)
      hash.append(writer.bytes.span)
      writer.member("xxh64", HashText.text(of: [hash.value]))
    }
    writer.endLine()
    return writer.bytes
  }
}
