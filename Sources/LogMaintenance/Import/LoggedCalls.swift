import ActivityLog
import Analysis
import OperatingSystem

/// The calls that a directory's log already contains, from any logger.
struct LoggedCalls {
  /// The hashes of the calls' IDs (`tool_use_id`).
  private(set) var ids: Set<UInt64> = []
  /// The days with totals, which keep no IDs.
  private(set) var rotatedDays: Set<CalendarDate> = []
  /// The days with records without an ID, as from the shell logger: any call may be among them.
  private(set) var unnamedDays: Set<CalendarDate> = []
  /// A subdirectory of a team's user that contains day files.
  private(set) var otherDirectory: String?

  /// Reads the totals, and the day files from two days before a range on.
  ///
  /// The hook may have written a call's record to a neighboring day: it reads the clock a little later, and
  /// the time zone may have been a different one.
  init(in directory: LogDirectory, days: DayRange) throws(LogAppender.Failure) {
    var path = directory.directory.path
    do throws(Errno) {
      let found = try directory.dayFiles()
      var index = TotalsIndex()
      for totals in found.totals where totals.user == nil {
        path = totals.path
        _ = try index.addTotals(in: totals)
      }
      rotatedDays = Set(index.days)
      let first = days.first?.adding(days: -2)
      for file in found.files where first.map({ $0 <= file.date }) != false {
        if file.user == nil {
          path = file.path
          try readCalls(in: file)
        } else {
          otherDirectory = Directory(of: file.path).path
        }
      }
    } catch {
      // A dry run doesn't create the directory.
      if error == .notFound, path == directory.directory.path { return }
      throw .system(error, path: path)
    }
  }

  private mutating func readCalls(in file: DayFile) throws(Errno) {
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
      if let id = record.toolUseID {
        ids.insert(XXH64.hash(id, in: reader.recordBytes))
      } else if !record.isRejected {
        unnamedDays.insert(file.date)
      }
    }
  }
}
