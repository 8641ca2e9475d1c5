package import ActivityLog
import Bytes
import JSONLines
package import OperatingSystem

/// Reads the day files and totals of some directories into a reduction.
struct LogScan<Accumulator: Reduction>: Sendable {
  let query: Query
  let home: String?
  let models: ModelLookup?
  /// The reduction before anything was added to it.
  let start: Accumulator

  var filter: RecordFilter
  var result: ScanResult<Accumulator>
  var findings = ScanFindings()
  /// Why a file couldn't be read that was found just before.
  var lostFile: Errno?
  /// The files that are read: links and repeated directories lead to the same ones.
  var seen = IndexedSet<FileIdentity>()
  /// How the records are written that were read: a directory's files are written alike.
  private var layouts = RecordLayoutMatcher()
  /// The day whose records are read, and whether any of them counted.
  private var day: CalendarDate?
  private var dayCounts = false

  init(_ query: Query, into start: Accumulator, home: String?, models: ModelLookup?) {
    self.query = query
    self.start = start
    self.home = home
    self.models = models
    filter = RecordFilter(query, home: home)
    result = ScanResult(start)
  }

  /// Finds the files and reads those in range; one that can't be read is named, and the rest is read.
  ///
  /// - Parameter models: Where the models of records are looked up that don't name them.
  static func run(
    _ query: Query, into start: Accumulator, _ environment: Environment, models: ModelLookup? = nil
  ) -> ScanResult<Accumulator> {
    var tries = 4
    var fileCount = Int.max
    while true {
      let search = LogSearch(query, environment)
      // A rotation removes one file after the other, which may be as many tries; it comes to an end.
      if search.files.count >= fileCount { tries -= 1 }
      fileCount = search.files.count
      do throws(Errno) {
        var scan = LogScan(query, into: start, home: environment["HOME"], models: models)
        try scan.read(search, isLastTry: tries == 0)
        return scan.finished(search)
      } catch {
        // Rotation removed a day file that was found: its totals are there now.
      }
    }
  }

  /// Reads files; throws when one of them is gone and this isn't the last try.
  private mutating func read(_ search: LogSearch, isLastTry: Bool) throws(Errno) {
    // Totals go before the reading: what rotation folds after that is still in a day file that is to be
    // read, or is missed when that is opened. The states go before both: a late hook may begin the file anew.
    let files = seenFiles(search.files)
    let totals = index(search.totals, besides: search.files)
    try read(
      files.filter { !totals.selection.heldPaths.contains($0.file.path) }, isLastTry: isLastTry)
    read(totals.index, totals.selection.counted)
    result.days = search.days
    for day in totals.index.days { result.days.add(day) }
  }

  /// Files as they are now, without those that are other names of one before; what can't be told of a file
  /// turns out when it is read.
  private mutating func seenFiles(_ files: [DayFile]) -> [SeenFile] {
    files.compactMap { file in
      guard let status = try? FilePath(file.path).status() else { return SeenFile(file: file) }
      guard seen.insert(status.identity) else { return nil }
      return SeenFile(file: file, identity: status.identity, size: status.size)
    }
  }

  /// Reads a day file; throws `.notFound` where that has gone since it was seen.
  ///
  /// - Parameter isLastTry: Whether another file that has its name is read instead.
  mutating func read(_ found: SeenFile, isLastTry: Bool) throws(Errno) {
    let file = found.file
    let descriptor = try FileDescriptor.opening(file.path)
    let status = try descriptor.status()
    if !found.isBeginning(of: status) {
      guard isLastTry else { throw .notFound }
      findings.fail("\(file.path): rotated while it was to be read; try again")
    }
    guard status.isRegular else {
      return findings.fail("\(file.path): not a regular file")
    }
    result.quality.files += 1
    begin(file)
    var reader = RecordReader(descriptor, layouts: layouts)
    // Until they come back with what is learned, so that they needn't be copied for that.
    layouts = RecordLayoutMatcher()
    defer {
      result.quality.bytes += reader.byteCount
      layouts = reader.layouts
    }
    var unnamed = UnnamedModels()
    defer { unnamed.finish(file.path) { count($0, $1, isFilled: $2) } }
    var record = ScannedRecord()
    while let entry = try reader.next(&record) {
      switch entry {
      case .record: add(record, reader.recordBytes, &unnamed)
      case .malformed(let place): note(place, in: file.path)
      }
    }
  }

  /// Takes notice of the file from which the next records come.
  mutating func begin(_ file: DayFile) {
    (day, dayCounts) = (file.date, false)
    filter.begin(file)
    result.accumulator.begin(file)
  }

  private mutating func add(
    _ record: ScannedRecord, _ bytes: Span<UInt8>, _ unnamed: inout UnnamedModels
  ) {
    result.quality.records += 1
    if record.isRejected {
      result.quality.rejected += 1
      return
    }
    guard let models, record[.model] == nil, let model = models.model(of: record, in: bytes) else {
      return unnamed.pass(record, bytes) { count($0, $1, isFilled: $2) }
    }
    var withModel = ContiguousArray(bytes)
    let named = record.naming(model, in: &withModel)
    unnamed.pass(named, withModel.span) { count($0, $1, isFilled: $2) }
  }

  /// Takes notice that a call of the day counts that was begun.
  mutating func noteDay() {
    guard let day, !dayCounts else { return }
    dayCounts = true
    result.isEmpty = false
    noteDay(day)
  }

  /// Takes notice of a day of which calls count.
  mutating func noteDay(_ day: CalendarDate) {
    result.firstCountedDay = min(result.firstCountedDay ?? day, day)
  }

  /// Counts a record if the query is about it.
  ///
  /// - Parameter isFilled: Whether its model is that of another record.
  private mutating func count(_ record: ScannedRecord, _ bytes: Span<UInt8>, isFilled: Bool) {
    if isFilled { result.quality.filledModels += 1 }
    guard filter.accepts(record, bytes) else { return }
    noteDay()
    result.accumulator.add(call: record, in: bytes)
  }

  /// Counts a place where no record could be read.
  mutating func note(_ place: MalformedRecord, in path: String) {
    result.quality.malformed = result.quality.malformed.saturatingAdd(1)
    findings.note(place, in: path)
  }

  /// What was found, with what there is to say of where it was looked for.
  private func finished(_ search: LogSearch) -> ScanResult<Accumulator> {
    var result = result
    result.filterHints = filter.hints
    result.logDirectories = search.directories
    result.lookedIn = search.directories.map { $0.directory.path }
    result.newest = search.newest
    result.isUnreadable = search.isEmpty
    result.hasFailed = search.hasFailed || findings.hasFailed
    result.messages = search.messages + findings.messages + rotationMessages
    return result
  }
}
