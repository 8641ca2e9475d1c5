import ActivityLog
import OperatingSystem

/// The day files and totals that count, so that each record counts once.
struct TotalsSelection {
  /// The sections of totals that count.
  var counted: Set<TotalsIndex.Place> = []
  /// The paths of the day files whose records are all in totals, and which aren't read.
  var heldPaths: Set<String> = []
  /// The files that couldn't be read to decide which of the others count.
  var unreadable: [(path: String, error: Errno)] = []
  /// The sections with missing lines.
  var cutOff: [(path: String, place: MalformedRecord)] = []
}

/// The final lengths of files that were once in certain states.
struct LaterStates {
  private var byteCounts: [UInt32: Int] = [:]
  /// The last state of each section that has any.
  private var lastStates: [TotalsIndex.Place: UInt32] = [:]

  /// Adds the states of a version.
  mutating func add(states: [UInt32], of section: TotalsIndex.Place, byteCount: Int) {
    lastStates[section] = states.last
    for state in states { byteCounts[state] = max(byteCounts[state] ?? 0, byteCount) }
  }

  /// Returns whether a file that was in a state at a length grew afterwards.
  func isPast(_ state: UInt32, at byteCount: Int) -> Bool {
    (byteCounts[state] ?? 0) > byteCount
  }

  /// Returns whether the file of a section grew after the section's version.
  func isPast(_ section: TotalsIndex.Place, at byteCount: Int) -> Bool {
    lastStates[section].map { isPast($0, at: byteCount) } ?? false
  }
}
