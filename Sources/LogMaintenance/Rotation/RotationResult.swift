package import ActivityLog
package import OperatingSystem

/// What a rotation did.
package struct RotationResult {
  /// The dates of the day files that left, or would, oldest first.
  package private(set) var dates: [CalendarDate] = []
  package private(set) var recordCount = 0
  package private(set) var byteCount = 0
  package private(set) var malformedCount = 0
  /// A directory of a team's user with old day files, which aren't this directory's own.
  package var otherDirectory: String?
  /// What failed, a line each.
  package private(set) var messages: [String] = []

  /// The names of the files with their totals.
  package var totalsNames: [String] {
    var names: [String] = []
    for name in dates.map(TotalsFile.name) where names.last != name { names.append(name) }
    return names
  }

  /// Takes notice of a file that left.
  package mutating func add(_ fold: DayTotals, of file: DayFile) {
    dates.append(file.date)
    recordCount += fold.recordCount
    byteCount += fold.byteCount
    malformedCount += fold.malformedCount
  }

  /// Takes notice of something that failed.
  package mutating func fail(_ message: String) { messages.append(message) }
}
