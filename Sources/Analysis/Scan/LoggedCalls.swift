package import ActivityLog
import JSONLines
package import OperatingSystem

/// The calls that a log already contains, from any logger.
package struct LoggedCalls: Sendable {
  /// The hashes of the calls' ids (`tool_use_id`).
  package private(set) var ids: Set<UInt64> = []
  /// The days with totals, which keep no ids.
  package private(set) var rotatedDays: Set<CalendarDate> = []
  /// The days with records without an id, as from the shell logger: any call may be among them.
  package private(set) var unnamedDays: Set<CalendarDate> = []

  /// The sessions that the user has named (`CLAUDE_SESSION_ID`), by the ids that Claude Code gave them.
  private(set) var sessionNames: [String: String] = [:]

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

  /// Adds days with totals.
  package mutating func addRotated(days: some Sequence<CalendarDate>) {
    rotatedDays.formUnion(days)
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
    left.rotatedDays.formUnion(right.rotatedDays)
    left.unnamedDays.formUnion(right.unnamedDays)
    for (id, name) in right.sessionNames { left.sessionNames[id] = name }
  }
}
