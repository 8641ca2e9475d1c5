import ActivityLog
package import OperatingSystem

/// The result of a rotation.
package struct RotationResult {
  /// The dates of the rotated day files, or those that a dry run would rotate, oldest first.
  package private(set) var dates: [CalendarDate] = []
  package private(set) var recordCount = 0
  package private(set) var byteCount = 0
  package private(set) var malformedCount = 0
  /// A subdirectory of a team's user that contains old day files.
  package internal(set) var otherDirectory: String?
  /// The errors, a line each.
  package private(set) var messages: [String] = []

  /// The names of the files with the totals.
  package var totalsNames: [String] {
    var names: [String] = []
    for name in dates.map(TotalsFile.name) where names.last != name { names.append(name) }
    return names
  }

  /// Adds a rotated file.
  mutating func addFile(_ file: DayFile, of byteCount: Int, with totals: [DayTotals]) {
    dates.append(file.date)
    self.byteCount += byteCount
    for totals in totals {
      recordCount += totals.recordCount
      malformedCount += totals.malformedCount
    }
  }

  /// Adds an error.
  mutating func fail(_ message: String) { messages.append(message) }
}
