import ActivityLog
import OperatingSystem

/// The day files and totals that count, so that each record counts once.
struct TotalsSelection {
  /// The sections of totals that count.
  var counted: Set<TotalsIndex.Place> = []
  /// The ranges of the records in day files that count elsewhere, by the files' paths.
  var skipped: [String: [Range<Int>]] = [:]
  /// The paths of the day files to skip because all their records count elsewhere.
  var heldPaths: Set<String> = []
  /// The files that couldn't be read to decide which of the others count.
  var unreadable: [(path: String, error: Errno)] = []
  /// The files with totals whose first records count in other totals as well, and the number of these records.
  var doubled: [(path: String, recordCount: Int)] = []
  /// The sections with missing or damaged lines.
  var damaged: [(path: String, place: MalformedRecord)] = []

  /// Adds the records of a file that count elsewhere.
  ///
  /// - Parameter recordCount: The number of the file's records.
  mutating func skip(_ ranges: [Range<Int>], of path: String, recordCount: Int) {
    guard !ranges.isEmpty else { return }
    skipped[path] = ranges
    if ranges.reduce(0, { $0 + $1.count }) == recordCount { heldPaths.insert(path) }
  }

  /// Adds a file that couldn't be read. It doesn't count, because it may share records with totals.
  mutating func addUnreadable(_ path: String, _ error: Errno) {
    unreadable.append((path, error))
    heldPaths.insert(path)
  }
}
