import ActivityLog
import Analysis
import OperatingSystem

extension LoggedCalls {
  /// Reads the totals of a directory, and the day files from two days before a range on.
  ///
  /// The hook may have written a call's record to a neighboring day: it reads the clock a little later, and
  /// the time zone may have been a different one. Also returns a subdirectory of a team's user that contains
  /// day files, if there is one.
  static func read(
    in directory: LogDirectory, days: DayRange
  ) throws(LogAppender.Failure) -> (calls: LoggedCalls, otherDirectory: String?) {
    var calls = LoggedCalls()
    var otherDirectory: String?
    var path = directory.directory.path
    do throws(Errno) {
      let found = try directory.dayFiles()
      var index = TotalsIndex()
      for totals in found.totals where totals.user == nil {
        path = totals.path
        _ = try index.addTotals(in: totals) { calls.addCalls(of: $0, in: $1) }
      }
      let first = days.first?.adding(days: -2)
      for file in found.files where first.map({ $0 <= file.date }) != false {
        if file.user == nil {
          path = file.path
          try calls.addCalls(in: file)
        } else {
          otherDirectory = Directory(of: file.path).path
        }
      }
    } catch {
      // A dry run doesn't create the directory.
      if error == .notFound, path == directory.directory.path { return (calls, nil) }
      throw .system(error, path: path)
    }
    return (calls, otherDirectory)
  }
}
