import ActivityLog
import OperatingSystem

/// What a rotation did.
struct RotationResult {
  /// The dates of the day files that left, or would, oldest first.
  private(set) var dates: [CalendarDate] = []
  private(set) var recordCount = 0
  private(set) var byteCount = 0
  private(set) var malformedCount = 0
  /// A directory of a team's user with old day files, which aren't this directory's own.
  var otherDirectory: String?
  /// What failed, a line each.
  private(set) var messages: [String] = []

  /// The names of the files with their totals.
  var totalsNames: [String] {
    var names: [String] = []
    for name in dates.map(TotalsFile.name) where names.last != name { names.append(name) }
    return names
  }

  /// Takes notice of a file that left.
  mutating func add(_ fold: DayTotals, of file: DayFile) {
    dates.append(file.date)
    recordCount += fold.recordCount
    byteCount += fold.byteCount
    malformedCount += fold.malformedCount
  }

  /// Takes notice of something that failed.
  mutating func fail(_ message: String) { messages.append(message) }
}
