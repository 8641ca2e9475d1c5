import ActivityLog
import CommandLineTool
import JSONLines
import OperatingSystem
import Transcripts

/// Checks what was logged and what couldn't be.
struct RecordChecks {
  /// The number of days to check for malformed records.
  private static let days = 7

  /// The log directory.
  let directory: String
  private(set) var checks: [Check] = []
  /// The timestamp of the last record, as written.
  private(set) var lastTimestamp: String?
  private(set) var recordsToday = 0
  private(set) var malformed = 0
  /// The number of lines in `hook-trouble.log`.
  private(set) var troubles = 0

  init(of logs: LogDirectory, in context: SetupContext) {
    directory = logs.directory.path
    // `DirectoryChecks` reports a directory that can't be read.
    if let found = try? logs.dayFiles() {
      let files = found.files.filter { $0.user == nil }
      let today = context.now.localDate
      countRecords(in: files, today: today)
      if let file = files.last(where: { $0.date == today }),
        let check = Self.writability(of: file)
      {
        checks.append(check)
      }
    }
    if let check = staleness(in: context) { checks.append(check) }
    checkTroubles(in: ErrorLog(of: logs, in: context.environment))
  }

  private mutating func countRecords(in files: [DayFile], today: CalendarDate) {
    var firstMalformed: String?
    for file in files.reversed() {
      let isRecent = file.date > today.adding(days: -Self.days)
      guard isRecent || lastTimestamp == nil else { break }
      let count: DayCount
      do throws(Errno) {
        count = try DayCount(of: file)
      } catch {
        let isLink = FilePath(file.path).isLink
        checks.append(
          .trouble(
            "\(file.path) can't be read: \(error)", as: .recordsUnreadable,
            fix: isLink ? "move it away" : "chmod u+rw \(file.path.shellQuoted)"))
        continue
      }
      lastTimestamp = lastTimestamp ?? count.lastTimestamp
      if file.date == today { recordsToday += count.records }
      guard isRecent else { continue }
      malformed += count.malformed
      if let line = count.firstMalformedLine { firstMalformed = "\(file.path), line \(line)" }
    }
    checks.append(
      lastTimestamp.map { .ok("last record \($0), \(recordsToday) today", as: .records) }
        ?? .note("no record yet; the next tool call of a session makes one", as: .recordsNone))
    guard malformed > 0, let firstMalformed else { return }
    checks.append(
      .trouble(
        "\(malformed) malformed in the last \(Self.days) days, the first in \(firstMalformed): reports skip them",
        as: .malformed,
        fix: "take those lines out; if there come more, see what else writes there (a hook that is "
          + "killed can leave one)"))
  }

  /// Returns the finding that today's file can't be appended to.
  private static func writability(of file: DayFile) -> Check? {
    let path = FilePath(file.path)
    // A file that can't be read was reported when its records were counted.
    guard let status = try? FileDescriptor.opening(file.path).status() else { return nil }
    guard !path.isLink, status.isRegular else {
      let message = "\(file.path) is not a regular file"
      return .trouble(message, as: .recordsUnwritable, fix: "move it away")
    }
    let directory = Directory(of: file.path)
    guard status.isTrusted(in: directory) else {
      return .trouble(
        "\(file.path) isn't written to: \(LogDirectory.foreignFile)", as: .recordsUnwritable,
        fix: "move it away, and chmod go-w \(directory.path.shellQuoted)")
    }
    guard !path.allows(.write) else { return nil }
    return .trouble(
      "\(file.path) can't be written to", as: .recordsUnwritable,
      fix: status.isOwn
        ? "chmod u+rw \(file.path.shellQuoted)"
        : FilePath(directory.path).takingOwnership)
  }

  /// Returns the finding that sessions continued for a day or more without a record.
  private func staleness(in context: SetupContext) -> Check? {
    let transcripts = TranscriptSearch(in: [], environment: context.environment).files
    let last = transcripts.map { $0.modified }.max { $0.seconds < $1.seconds }
    guard let last, let lastTimestamp,
      lastTimestamp < Moment(seconds: last.seconds - 86_400).utcText
    else { return nil }
    return .note(
      "a session went on until \(last.utcText), a day and more after the last record",
      as: .recordsStale, fix: "let a new session run a tool, and look again")
  }

  /// Checks what kept the hook from writing: a failure if nothing has been written since, and else a note.
  private mutating func checkTroubles(in log: ErrorLog) {
    let lines = log.lines
    troubles = lines.count
    guard let last = lines.last else {
      checks.append(.ok("no record was lost", as: .troubleLog))
      return
    }
    let removal = "rm \(log.paths.map { $0.shellQuoted }.joined(separator: " "))"
    let isOver = lastTimestamp.map { $0 > last.prefix($0.count) } ?? false
    checks.append(
      .trouble(
        "\(lines.count) in \(log.paths.joined(separator: " and ")), the last: \(last)",
        as: .troubleLog, unless: isOver,
        fix: (isOver ? "records were written since: " : "mend that, then ") + removal))
  }
}

/// The numbers of records in a day file.
struct DayCount {
  private(set) var records = 0
  private(set) var malformed = 0
  /// The line number of the first malformed record.
  private(set) var firstMalformedLine: Int?
  /// The timestamp of the last record, as written.
  private(set) var lastTimestamp: String?

  /// Reads a whole file.
  init(of file: DayFile) throws(Errno) {
    let descriptor = try FileDescriptor.opening(file.path)
    guard try descriptor.status().isRegular else { return }
    var reader = RecordReader(of: descriptor)
    var record = ScannedRecord()
    while let entry = try reader.next(into: &record) {
      switch entry {
      case .record:
        records += 1
        lastTimestamp = record.timestamp?.string(in: reader.recordBytes) ?? lastTimestamp
      case .malformed(let position):
        malformed += 1
        firstMalformedLine = firstMalformedLine ?? position.line
      }
    }
  }
}
