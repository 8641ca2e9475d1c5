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

  init(_ logs: LogDirectory, _ context: SetupContext) {
    // `DirectoryChecks` reports a directory that can't be read.
    if let found = try? logs.dayFiles() {
      let files = found.files.filter { $0.user == nil }
      count(files, today: context.now.localDate)
      checkToday(files, context.now.localDate)
    }
    checkTranscripts(context)
    checkTroubles(logs, context)
  }

  private mutating func count(_ files: [DayFile], today: CalendarDate) {
    var firstPlace: String?
    for file in files.reversed() {
      let isRecent = file.date > today.adding(days: -Self.days)
      guard isRecent || lastTimestamp == nil else { break }
      let count: DayCount
      do throws(Errno) {
        count = try DayCount(file)
      } catch {
        checks.append(
          .trouble(
            .records, as: .recordsUnreadable, "\(file.path) can't be read: \(error)",
            mend: FilePath(file.path).isLink
              ? "move it away" : "chmod u+rw \(file.path.shellQuoted)"))
        continue
      }
      lastTimestamp = lastTimestamp ?? count.lastTimestamp
      if file.date == today { recordsToday += count.records }
      guard isRecent else { continue }
      malformed += count.malformed
      if let line = count.firstMalformedLine { firstPlace = "\(file.path), line \(line)" }
    }
    if let lastTimestamp {
      checks.append(.ok(.records, "last record \(lastTimestamp), \(recordsToday) today"))
    } else {
      checks.append(
        .note(
          .records, as: .recordsNone, "no record yet; the next tool call of a session makes one"))
    }
    guard malformed > 0, let firstPlace else { return }
    checks.append(
      .trouble(
        .malformed,
        "\(malformed) malformed in the last \(Self.days) days, the first in \(firstPlace): reports skip them",
        mend:
          "take those lines out; if there come more, see what else writes there (a hook that is "
          + "killed can leave one)"))
  }

  /// Checks whether today's file can be appended to.
  private mutating func checkToday(_ files: [DayFile], _ today: CalendarDate) {
    guard let file = files.last(where: { $0.date == today }) else { return }
    let path = FilePath(file.path)
    // A file that can't be read was reported when its records were counted.
    guard let status = try? FileDescriptor.opening(file.path).status() else { return }
    let isFile = !path.isLink && status.isRegular
    guard !isFile || !path.allows(.write) else { return }
    checks.append(
      .trouble(
        .records, as: .recordsUnwritable,
        isFile ? "\(file.path) can't be written to" : "\(file.path) is not a regular file",
        mend: isFile
          ? status.isOwn
            ? "chmod u+rw \(file.path.shellQuoted)"
            : DirectoryChecks.taking(Directory(of: file.path).path)
          : "move it away"))
  }

  /// Checks whether sessions continued for a day or more without a record.
  private mutating func checkTranscripts(_ context: SetupContext) {
    let transcripts = TranscriptSearch(in: [], context.environment).files
    guard let last = transcripts.map({ $0.modified }).max(by: { $0.seconds < $1.seconds }) else {
      return
    }
    let dayBefore = Moment(seconds: last.seconds - 86_400).utcText
    guard lastTimestamp.map({ $0 < dayBefore }) ?? false else { return }
    checks.append(
      .note(
        .records, as: .recordsStale,
        "a session went on until \(last.utcText), a day and more after the last record",
        mend: "let a new session run a tool, and look again"))
  }

  /// Checks what kept the hook from writing: a failure if nothing has been written since, and else a note.
  private mutating func checkTroubles(_ logs: LogDirectory, _ context: SetupContext) {
    let log = ErrorLog(logs, context.environment)
    let lines = log.lines
    troubles = lines.count
    guard let last = lines.last else {
      checks.append(.ok(.troubleLog, "no record was lost"))
      return
    }
    let message = "\(lines.count) in \(log.paths.joined(separator: " and ")), the last: \(last)"
    let removal = "rm \(log.paths.map { $0.shellQuoted }.joined(separator: " "))"
    let isOver = lastTimestamp.map { $0 > last.prefix($0.count) } ?? false
    checks.append(
      isOver
        ? .note(.troubleLog, message, mend: "records were written since: \(removal)")
        : .trouble(.troubleLog, message, mend: "mend that, then \(removal)"))
  }
}
