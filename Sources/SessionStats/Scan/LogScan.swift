import ActivityLog
import JSONLines
import POSIX

/// The way from the day files of some folders to what a report is made of.
struct LogScan {
  /// So many malformed records are named, the rest is counted.
  private static let namedMalformed = 3

  private static let editingTools: [StaticString] = ["Write", "Edit", "MultiEdit", "NotebookEdit"]

  private let query: Query
  private var filter: RecordFilter
  private var result: ScanResult
  private var clock = RecordClock()
  /// The files that were read: links and repeated folders lead to the same ones.
  private var seen: Set<FileIdentity> = []

  private init(_ query: Query, home: String?) {
    self.query = query
    filter = RecordFilter(query, home: home)
    result = ScanResult(query)
  }

  /// Reads the day files in range; one that can't be read is named, and the rest is read.
  static func run(_ query: Query, _ files: [DayFile], home: String?) -> ScanResult {
    var scan = LogScan(query, home: home)
    scan.result.firstDay = files.map(\.date).min()
    scan.result.lastDay = files.map(\.date).max()
    for file in files where query.days.contains(file.date) {
      do throws(Errno) {
        try scan.read(file)
      } catch {
        scan.fail("\(file.path): \(error)")
      }
    }
    return scan.finished
  }

  private mutating func fail(_ message: String) {
    result.messages.append(message)
    result.hasFailed = true
  }

  private mutating func read(_ file: DayFile) throws(Errno) {
    let descriptor = try FileDescriptor.opening(file.path)
    let status = try descriptor.status()
    guard status.isRegular else { return fail("\(file.path): not a regular file") }
    guard seen.insert(status.identity).inserted else { return }
    result.quality.files += 1
    filter.begin(file)
    result.calls.begin(file)
    result.edits.begin(file)
    var reader = RecordReader(descriptor)
    defer { result.quality.bytes += reader.byteCount }
    while let entry = try reader.next() {
      switch entry {
      case .record(let record): add(record, reader.recordBytes)
      case .malformed(let place): note(place, in: file)
      }
    }
  }

  private mutating func add(_ record: ScannedRecord, _ bytes: Span<UInt8>) {
    result.quality.records += 1
    if record.isRejected {
      result.quality.rejected += 1
      return
    }
    guard filter.accepts(record, bytes) else { return }
    result.calls.add(record, bytes)
    if query.dimensions.contains(.session) {
      result.sessionTimes.add(
        record.session, at: clock.seconds(of: record.timestamp, in: bytes), in: bytes)
    }
    if query.dimensions.isEmpty, record.file != nil, let tool = record.tool,
      Self.editingTools.contains(where: { tool.equals($0, in: bytes) })
    {
      result.edits.add(record, bytes)
    }
  }

  private mutating func note(_ place: MalformedRecord, in file: DayFile) {
    result.quality.malformed += 1
    guard result.quality.malformed <= Self.namedMalformed else { return }
    result.messages.append("\(file.path):\(place.line): not a record: \(place.reason)")
  }

  private var finished: ScanResult {
    var result = result
    result.filterHints = filter.hints
    let unnamed = result.quality.malformed - Self.namedMalformed
    if unnamed > 0 {
      let places = unnamed == 1 ? "place that isn't a record" : "places that aren't records"
      result.messages.append("and \(unnamed) more \(places)")
    }
    return result
  }
}
