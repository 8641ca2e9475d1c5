import ActivityLog
import CommandLineTool
import OperatingSystem
import Transcripts

/// Checks what was logged and what couldn't be.
struct RecordChecks {
  /// The number of days to check for malformed records.
  private static let days = 7

  private(set) var checks: [Check] = []
  /// The timestamp of the last record, as written.
  private(set) var lastTimestamp: String?
  private(set) var recordsToday = 0
  private(set) var malformed = 0
  /// The number of lines in `hook-trouble.log`.
  private(set) var troubles = 0

  init(of logs: LogDirectory, in context: SetupContext) {
    // `DirectoryChecks` reports a directory that can't be read.
    if let found = try? logs.dayFiles() {
      let files = found.files.filter { $0.user == nil }
      countRecords(in: files, today: context.now.localDate)
      if let file = files.last(where: { $0.date == context.now.localDate }),
        let check = Self.writability(of: file)
      {
        checks.append(check)
      }
    }
    if let check = staleness(in: context) { checks.append(check) }
    checkTroubles(in: ErrorLog(logs, context.environment))
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
            .records, as: .recordsUnreadable, "\(file.path) can't be read: \(error)",
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
      lastTimestamp.map { .ok(.records, "last record \($0), \(recordsToday) today") }
        ?? .note(
          .records, as: .recordsNone, "no record yet; the next tool call of a session makes one"))
    guard malformed > 0, let firstMalformed else { return }
    checks.append(
      .trouble(
        .malformed,
        "\(malformed) malformed in the last \(Self.days) days, the first in \(firstMalformed): reports skip them",
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
      return .trouble(.records, as: .recordsUnwritable, message, fix: "move it away")
    }
    guard !path.allows(.write) else { return nil }
    return .trouble(
      .records, as: .recordsUnwritable, "\(file.path) can't be written to",
      fix: status.isOwn
        ? "chmod u+rw \(file.path.shellQuoted)"
        : DirectoryChecks.takingOwnership(of: Directory(of: file.path).path))
  }

  /// Returns the finding that sessions continued for a day or more without a record.
  private func staleness(in context: SetupContext) -> Check? {
    let transcripts = TranscriptSearch(in: [], environment: context.environment).files
    let last = transcripts.map { $0.modified }.max { $0.seconds < $1.seconds }
    guard let last, let lastTimestamp,
      lastTimestamp < Moment(seconds: last.seconds - 86_400).utcText
    else { return nil }
    return .note(
      .records, as: .recordsStale,
      "a session went on until \(last.utcText), a day and more after the last record",
      fix: "let a new session run a tool, and look again")
  }

  /// Checks what kept the hook from writing: a failure if nothing has been written since, and else a note.
  private mutating func checkTroubles(in log: ErrorLog) {
    let lines = log.lines
    troubles = lines.count
    guard let last = lines.last else {
      checks.append(.ok(.troubleLog, "no record was lost"))
      return
    }
    let removal = "rm \(log.paths.map { $0.shellQuoted }.joined(separator: " "))"
    let isOver = lastTimestamp.map { $0 > last.prefix($0.count) } ?? false
    checks.append(
      .trouble(
        .troubleLog, unless: isOver,
        "\(lines.count) in \(log.paths.joined(separator: " and ")), the last: \(last)",
        fix: (isOver ? "records were written since: " : "mend that, then ") + removal))
  }
}
