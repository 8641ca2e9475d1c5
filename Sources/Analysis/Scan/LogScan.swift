import ActivityLog
import Bytes
import JSONLines
import OperatingSystem

/// Reads the day files and totals of some directories into a reduction.
struct LogScan<Accumulator: Reduction>: Sendable {
  let query: Query
  let home: String?
  let models: ModelLookup?
  /// The calls that were read; nil unless they are to be compared with those in transcripts.
  var loggedCalls: LoggedCalls?
  /// The reduction before anything was added to it.
  let start: Accumulator

  var filter: RecordFilter
  var result: ScanResult<Accumulator>
  /// Whether anything may have been added to the accumulator.
  var hasRead = false
  var findings = ScanFindings()
  /// Why a file that was found just before couldn't be read.
  var lostFile: Errno?
  /// The files to read: links and repeated directories lead to the same ones.
  var seen = IndexedSet<FileIdentity>()
  /// The layouts of the records read so far; they are the same in all files of a directory.
  private var layouts = RecordLayoutMatcher()
  /// The day of the current records.
  var day: CalendarDate?

  init(_ query: Query, into start: Accumulator, home: String?, models: ModelLookup?) {
    loggedCalls = models.map { _ in LoggedCalls() }
    self.query = query
    self.start = start
    self.home = home
    self.models = models
    filter = RecordFilter(query.filters, onlyFailed: query.onlyFailed, home: home)
    result = ScanResult(start, filter: filter)
  }

  /// Finds the files and reads those in range; reports files that can't be read, and continues.
  ///
  /// Also returns the calls that were read, of the days next to the query's, too, if there are transcripts.
  ///
  /// - Parameter models: The models in transcripts, for calls whose records don't name one.
  static func run(
    _ query: Query, into start: Accumulator, environment: Environment, models: ModelLookup? = nil
  ) -> (result: ScanResult<Accumulator>, calls: LoggedCalls?) {
    var tries = 4
    var fileCount = Int.max
    while true {
      let search = LogSearch(for: query, in: environment)
      // A rotation removes one file after another, which may take more than four tries but ends. So tries count
      // only while the number of files doesn't decrease.
      if search.files.count >= fileCount { tries -= 1 }
      fileCount = search.files.count
      do throws(Errno) {
        var scan = LogScan(query, into: start, home: environment["HOME"], models: models)
        try scan.readFiles(of: search, isLastTry: tries == 0)
        return (scan.result(of: search), scan.loggedCalls)
      } catch {
        // Rotation removed a day file after it was found; its totals exist by now.
      }
    }
  }

  /// Reads files; throws if one of them is gone and this isn't the last try.
  private mutating func readFiles(of search: LogSearch, isLastTry: Bool) throws(Errno) {
    // Read the totals first: a day file rotated after that is still there to be read, or found missing when
    // it is opened. Get the files' states before both, because a late hook may create a file of the same
    // name.
    let files = states(of: search.files)
    let totals = index(of: search.totals, besides: search.files)
    let selection = totals.selection
    try read(
      files.filter { !selection.heldPaths.contains($0.file.path) }.map { file in
        var file = file
        file.skipped = selection.skipped[file.file.path] ?? []
        return file
      }, isLastTry: isLastTry)
    read(totals.index, counting: selection.counted)
    result.days = search.days
    for day in totals.index.days { result.days.extend(to: day) }
    guard loggedCalls != nil else { return }
    for file in search.neighbors {
      do throws(Errno) {
        try loggedCalls?.addCalls(in: file)
      } catch {
        findings.fail("\(file.path): \(error)")
      }
    }
  }

  /// Returns the current states of files, without duplicates by another name; errors are reported when a file
  /// is read.
  private mutating func states(of files: [DayFile]) -> [SeenFile] {
    files.compactMap { file in
      let status = try? FilePath(file.path).status()
      if let status, !seen.insert(status.identity) { return nil }
      return SeenFile(file: file, status: status)
    }
  }

  /// Reads a day file; throws `.notFound` if it is gone since it was found.
  ///
  /// - Parameter isLastTry: Whether to read another file that now has its name.
  mutating func read(_ found: SeenFile, isLastTry: Bool) throws(Errno) {
    let file = found.file
    let descriptor = try FileDescriptor.opening(file.path)
    let status = try descriptor.status()
    if !found.isBeginning(of: status) {
      guard isLastTry else { throw .notFound }
      findings.fail("\(file.path): rotated while it was to be read; try again")
    }
    guard status.isRegular else { return findings.fail("\(file.path): not a regular file") }
    result.quality.files += 1
    begin(file: file)
    var reader = RecordReader(of: descriptor, layouts: layouts)
    // Move the layouts into the reader and back, so that adding to them doesn't copy them.
    layouts = RecordLayoutMatcher()
    defer {
      result.quality.bytes += reader.byteCount
      layouts = reader.layouts
    }
    var unnamed = UnnamedModels()
    defer { unnamed.passOnRest(of: file.path) { count($0, in: $1, isFilled: $2) } }
    var record = ScannedRecord()
    var skipped = SkippedRecords(found.skipped)
    while let entry = try reader.next(into: &record) {
      if skipped.skipsNext() { continue }
      switch entry {
      case .record: addRecord(record, in: reader.recordBytes, unnamed: &unnamed)
      case .malformed(let place): addMalformed(place, in: file.path)
      }
    }
  }

  /// Starts the records of another file.
  mutating func begin(file: DayFile) {
    day = file.date
    hasRead = true
    filter.begin(file: file)
    result.accumulator.begin(file: file)
  }

  private mutating func addRecord(
    _ record: ScannedRecord, in bytes: Span<UInt8>, unnamed: inout UnnamedModels
  ) {
    result.quality.records += 1
    loggedCalls?.add(record, of: day, in: bytes)
    if record.isRejected {
      result.quality.rejected += 1
      return
    }
    guard let models, record[.model] == nil, let model = models.model(of: record, in: bytes) else {
      return unnamed.passOn(record, in: bytes) { count($0, in: $1, isFilled: $2) }
    }
    var withModel = ContiguousArray(bytes)
    let named = record.naming(model, in: &withModel)
    unnamed.passOn(named, in: withModel.span) { count($0, in: $1, isFilled: $2) }
  }

  /// Adds a record if the filters accept it; `isFilled` is whether its model was taken from another record.
  private mutating func count(_ record: ScannedRecord, in bytes: Span<UInt8>, isFilled: Bool) {
    if isFilled { result.quality.filledModels += 1 }
    guard filter.accepts(record, in: bytes) else { return }
    result.isEmpty = false
    loggedCalls?.addSession(of: record, on: day, in: bytes)
    result.accumulator.add(call: record, in: bytes)
  }

  /// Adds a place where no record could be read.
  mutating func addMalformed(_ place: MalformedRecord, in path: String) {
    result.quality.malformed = result.quality.malformed.saturatingAdd(1)
    findings.addMalformed(place, in: path)
  }

  /// Returns the result, completed by the results of the search.
  private func result(of search: LogSearch) -> ScanResult<Accumulator> {
    var result = result
    result.filter = filter
    result.logDirectories = search.directories
    result.lookedIn = search.directories.map { $0.directory.path }
    result.newest = search.newest
    result.isUnreadable = search.isEmpty
    result.hasFailed = search.hasFailed || findings.hasFailed
    result.messages = search.messages + findings.messages + rotationMessages
    return result
  }
}
