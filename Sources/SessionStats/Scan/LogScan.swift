import ActivityLog
import JSONLines
import POSIX

/// The way from the files of some folders to what a report is made of.
struct LogScan {
  /// So many malformed records are named, the rest is counted.
  private static let namedMalformed = 3

  private static let editingTools: [StaticString] = ["Write", "Edit", "MultiEdit", "NotebookEdit"]

  let query: Query
  var filter: RecordFilter
  var result: ScanResult
  private var clock = RecordClock()
  /// The files that were read: links and repeated folders lead to the same ones.
  var seen: Set<FileIdentity> = []
  private var malformedCount = 0

  private init(_ query: Query, home: String?) {
    self.query = query
    filter = RecordFilter(query, home: home)
    result = ScanResult(query)
  }

  /// Finds the files and reads those in range; one that can't be read is named, and the rest is read.
  static func run(_ query: Query, _ environment: Environment) -> (LogSearch, ScanResult) {
    var tries = 2
    var fileCount = Int.max
    while true {
      let search = LogSearch(query, environment)
      // A rotation removes one file after the other, which may be as many tries; it comes to an end.
      if search.files.count >= fileCount { tries -= 1 }
      fileCount = search.files.count
      do throws(Errno) {
        let home = environment["HOME"]
        return (search, try run(query, search, home: home, isLastTry: tries == 0))
      } catch {
        // Rotation removed a day file that was found: its totals are there now.
      }
    }
  }

  /// Reads files; throws when one of them is gone and this isn't the last try.
  private static func run(
    _ query: Query, _ search: LogSearch, home: String?, isLastTry: Bool
  ) throws(Errno) -> ScanResult {
    var scan = LogScan(query, home: home)
    let files = search.files.filter { query.days.contains($0.date) }
    // Totals go first: what rotation folds after that is still in a day file that is to be read, or
    // is missed when that is opened.
    let totals = scan.index(search.totals, besides: files)
    for file in files where !totals.selection.heldPaths.contains(file.path) {
      do throws(Errno) {
        try scan.read(file)
      } catch {
        if error == .notFound, !isLastTry { throw error }
        scan.fail("\(file.path): \(error)")
      }
    }
    scan.read(totals.index, totals.selection.counted)
    let days = search.files.map(\.date) + totals.index.days
    scan.result.firstDay = days.min()
    scan.result.lastDay = days.max()
    return scan.finished
  }

  /// Names what can't be read.
  mutating func fail(_ message: String) {
    result.messages.append(message)
    result.hasFailed = true
  }

  private mutating func read(_ file: DayFile) throws(Errno) {
    let descriptor = try FileDescriptor.opening(file.path)
    let status = try descriptor.status()
    guard status.isRegular else { return fail("\(file.path): not a regular file") }
    guard seen.insert(status.identity).inserted else { return }
    result.quality.files += 1
    begin(file)
    var reader = RecordReader(descriptor)
    defer { result.quality.bytes += reader.byteCount }
    while let entry = try reader.next() {
      switch entry {
      case .record(let record): add(record, reader.recordBytes)
      case .malformed(let place): note(place, in: file.path)
      }
    }
  }

  /// Takes notice of the file from which the next records come.
  mutating func begin(_ file: DayFile) {
    filter.begin(file)
    result.calls.begin(file)
    result.edits.begin(file)
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

  /// Counts a place where no record could be read, and names the first ones.
  mutating func note(_ place: MalformedRecord, in path: String) {
    result.quality.malformed = result.quality.malformed.saturatingAdd(1)
    malformedCount += 1
    guard malformedCount <= Self.namedMalformed else { return }
    result.messages.append("\(path):\(place.line): not a record: \(place.reason)")
  }

  private var finished: ScanResult {
    var result = result
    result.filterHints = filter.hints
    let unnamed = malformedCount - Self.namedMalformed
    if unnamed > 0 {
      let places = unnamed == 1 ? "place that isn't a record" : "places that aren't records"
      result.messages.append("and \(unnamed) more \(places)")
    }
    result.messages += rotationMessages
    return result
  }
}
