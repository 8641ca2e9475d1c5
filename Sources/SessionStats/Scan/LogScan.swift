import ActivityLog
import JSONLines
import POSIX

/// The way from a folder's day files to what a report is made of.
struct LogScan {
  /// So many malformed records are named, the rest is counted.
  private static let namedMalformed = 3

  private static let editingTools: [StaticString] = ["Write", "Edit", "MultiEdit", "NotebookEdit"]

  private let query: Query
  private var filter: RecordFilter
  private var result = ScanResult()

  init(_ query: Query, home: String?) {
    self.query = query
    filter = RecordFilter(projects: query.projects, home: home)
  }

  /// Reads the day files in range; one that can't be read is named, and the rest is read.
  static func run(_ query: Query, _ logs: LogFolder, home: String?) throws(Errno) -> ScanResult {
    var scan = LogScan(query, home: home)
    let files = try logs.dayFiles()
    scan.result.firstDay = files.first?.date
    scan.result.lastDay = files.last?.date
    for file in files where query.days.contains(file.date) {
      do throws(Errno) {
        try scan.read(file)
      } catch {
        scan.result.messages.append("\(file.path): \(error)")
        scan.result.hasFailed = true
      }
    }
    return scan.finished
  }

  private mutating func read(_ file: DayFile) throws(Errno) {
    let descriptor = try FileDescriptor.opening(file.path)
    guard try descriptor.status().isRegular else {
      result.messages.append("\(file.path): not a regular file")
      result.hasFailed = true
      return
    }
    result.quality.files += 1
    var reader = RecordReader(descriptor)
    defer { result.quality.bytes += reader.byteCount }
    while let entry = try reader.next() {
      switch entry {
      case .record(let record): add(record, reader.recordBytes, file.date)
      case .malformed(let place): note(place, in: file)
      }
    }
  }

  private mutating func add(_ record: ScannedRecord, _ bytes: Span<UInt8>, _ day: CalendarDate) {
    result.quality.records += 1
    if record.isRejected {
      result.quality.rejected += 1
      return
    }
    guard filter.accepts(record, bytes) else { return }
    result.calls.add(record, bytes, day: day)
    if record.file != nil, let tool = record.tool,
      Self.editingTools.contains(where: { tool.equals($0, in: bytes) })
    {
      result.edits.add(record, bytes, day: day)
    }
  }

  private mutating func note(_ place: MalformedRecord, in file: DayFile) {
    result.quality.malformed += 1
    guard result.quality.malformed <= Self.namedMalformed else { return }
    result.messages.append("\(file.path):\(place.line): not a record: \(place.reason)")
  }

  private var finished: ScanResult {
    var result = result
    result.projectNames = filter.projectNames
    let unnamed = result.quality.malformed - Self.namedMalformed
    if unnamed > 0 {
      let places = unnamed == 1 ? "place that isn't a record" : "places that aren't records"
      result.messages.append("and \(unnamed) more \(places)")
    }
    return result
  }
}
