package import ActivityLog
package import Analysis
package import OperatingSystem

/// The calls that a directory's log holds already, whoever wrote them there.
package struct LoggedCalls {
  /// The hashes of their ids (`tool_use_id`).
  package private(set) var ids: Set<UInt64> = []
  /// The days whose calls are in totals, which keep no ids.
  package private(set) var rotatedDays: Set<CalendarDate> = []
  /// The days with records that have no id, as those of the shell logger: any call may be among them.
  package private(set) var unnamedDays: Set<CalendarDate> = []
  /// A directory of a team's user with day files, which aren't this directory's own.
  package private(set) var otherDirectory: String?

  /// Reads the day files of a range of days and of those beside it, and the totals.
  ///
  /// The hook may have written a call's record on the day before or after: it looks at the clock a
  /// little later, and the time zone may have been another one.
  package init(in directory: LogDirectory, _ days: DayRange) throws(LogAppender.Failure) {
    var path = directory.directory.path
    do throws(Errno) {
      let found = try directory.dayFiles()
      var index = TotalsIndex()
      for totals in found.totals where totals.user == nil {
        path = totals.path
        _ = try index.add(totals)
      }
      rotatedDays = Set(index.days)
      let first = days.first?.adding(days: -2)
      for file in found.files where first.map({ $0 <= file.date }) != false {
        if file.user == nil {
          path = file.path
          try read(file)
        } else {
          otherDirectory = Directory(of: file.path).path
        }
      }
    } catch {
      // A dry run makes no directory.
      if error == .notFound, path == directory.directory.path { return }
      throw .system(error, path: path)
    }
  }

  private mutating func read(_ file: DayFile) throws(Errno) {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.opening(file.path)
    } catch .notFound {
      return
    }
    // To anything else nothing is appended either.
    guard try descriptor.status().isRegular else { return }
    var reader = RecordReader(descriptor)
    var record = ScannedRecord()
    while let entry = try reader.next(&record) {
      // A place that is no record holds no call: reports tell of it.
      guard case .record = entry else { continue }
      if let id = record.toolUseID {
        ids.insert(XXH64.hash(id, in: reader.recordBytes))
      } else if !record.isRejected {
        unnamedDays.insert(file.date)
      }
    }
  }
}
