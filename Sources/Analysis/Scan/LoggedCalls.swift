package import ActivityLog
import Bytes
import JSONLines
package import OperatingSystem

/// The calls that a log already contains, from any logger.
package struct LoggedCalls: Sendable {
  /// The hashes of the calls' ids (`tool_use_id`).
  package private(set) var ids: Set<UInt64> = []
  /// The days with records without an id, as from the shell logger: any call may be among them.
  private(set) var unnamedDays: Set<CalendarDate> = []

  /// The sessions that the user has named (`CLAUDE_SESSION_ID`), by the ids that Claude Code gave them.
  private(set) var sessionNames: [String: String] = [:]
  /// The days of the sessions whose calls a report selects, by the hashes of the ids that Claude Code gave them, or
  /// else of their names in the log.
  private(set) var selectedSessions: [UInt64: ClosedRange<CalendarDate>] = [:]

  package init() {}

  /// Adds a record of a day.
  mutating func add(_ record: ScannedRecord, of day: CalendarDate?, in bytes: Span<UInt8>) {
    if let id = record.toolUseID {
      ids.insert(XXH64.hash(id, in: bytes))
    } else if !record.isRejected, let day {
      unnamedDays.insert(day)
    }
    if let id = record[.claudeSessionID], let name = record.session {
      sessionNames[id.string(in: bytes)] = name.string(in: bytes)
    }
  }

  /// Adds the session of a selected call.
  ///
  /// Loggers name a session by the time and a process where they know none; such a name says nothing.
  mutating func addSession(
    of record: ScannedRecord, on day: CalendarDate?, in bytes: Span<UInt8>
  ) {
    guard let session = record[.claudeSessionID] ?? record.session, let day,
      !session.isTimeAndProcess(in: bytes)
    else { return }
    let hash = XXH64.hash(session, in: bytes)
    if let known = selectedSessions[hash] {
      if known.contains(day) { return }
      selectedSessions[hash] = min(known.lowerBound, day)...max(known.upperBound, day)
    } else {
      selectedSessions[hash] = day...day
    }
  }

  /// Adds the calls that a header of totals names.
  ///
  /// - Parameter line: The header line.
  package mutating func addCalls(of header: TotalsHeader, in line: Span<UInt8>) {
    ids.formUnion(TotalsHeader.ids(in: line))
    if header.unnamedCount > 0 { unnamedDays.insert(header.date) }
  }

  /// Whether a call that ended at some time may be one of those without an id.
  ///
  /// The hook names the day by its own time zone, which is from 12 hours behind UTC to 14 hours ahead, and writes the
  /// record a little later.
  package func mayHaveUnnamed(at seconds: Int) -> Bool {
    guard !unnamedDays.isEmpty else { return false }
    let first = CalendarDate(secondsInUTC: seconds - 12 * 3_600)
    let last = CalendarDate(secondsInUTC: seconds + 14 * 3_600 + 60)
    return unnamedDays.contains { first <= $0 && $0 <= last }
  }

  /// Adds the calls of a day file; does nothing if it no longer exists.
  package mutating func addCalls(in file: DayFile) throws(Errno) {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.opening(file.path)
    } catch .notFound {
      return
    }
    // Nothing is ever appended to anything else.
    guard try descriptor.status().isRegular else { return }
    var reader = RecordReader(of: descriptor)
    var record = ScannedRecord()
    while let entry = try reader.next(into: &record) {
      // A malformed record contains no call; reports mention it.
      guard case .record = entry else { continue }
      add(record, of: file.date, in: reader.recordBytes)
    }
  }

  /// Adds the calls of another part of a log.
  static func += (left: inout LoggedCalls, right: LoggedCalls) {
    if left.ids.isEmpty { left.ids = right.ids } else { left.ids.formUnion(right.ids) }
    left.unnamedDays.formUnion(right.unnamedDays)
    for (session, days) in right.selectedSessions {
      let known = left.selectedSessions[session] ?? days
      left.selectedSessions[session] =
        min(known.lowerBound, days.lowerBound)...max(known.upperBound, days.upperBound)
    }
    for (id, name) in right.sessionNames { left.sessionNames[id] = name }
  }
}

extension JSONText {
  /// Whether a session's name is ten digits of a time, a hyphen and a number.
  fileprivate func isTimeAndProcess(in bytes: Span<UInt8>) -> Bool {
    guard byteCount > 11, bytes[start + 10] == .minus else { return false }
    for index in start..<end where index != start + 10 && !bytes[index].isDigit { return false }
    return true
  }
}
