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

  /// The files with the totals as text, the first and the last if there are many.
  package var totalsNames: String {
    var names: [String] = []
    for name in dates.map(TotalsFile.name) where names.last != name { names.append(name) }
    guard names.count > 3, let first = names.first, let last = names.last else {
      return names.joined(separator: ", ")
    }
    return "\(first) to \(last)"
  }

  /// Adds a rotated file.
  mutating func addFile(_ folded: FoldedFile) {
    dates.append(folded.file.date)
    byteCount += folded.status.size
    recordCount += folded.recordCount
    malformedCount += folded.malformedCount
  }

  /// Adds an error.
  mutating func fail(_ message: String) { messages.append(message) }
}

/// A day file whose records are in totals.
struct FoldedFile {
  let file: DayFile
  /// The file's status before it was read.
  let status: FileStatus
  /// The numbers of records that weren't in totals before.
  var recordCount = 0
  var malformedCount = 0
}
