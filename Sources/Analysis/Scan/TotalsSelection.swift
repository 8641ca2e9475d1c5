package import ActivityLog
package import OperatingSystem

/// What is to be counted of day files and their totals, so that each record counts once.
package struct TotalsSelection {
  /// The sections of totals.
  package var counted: Set<TotalsIndex.Place> = []
  /// The day files that totals hold all of, by their paths: they aren't read.
  package var heldPaths: Set<String> = []
  /// The files that couldn't be read to tell which of the others count.
  package var unreadable: [(path: String, error: Errno)] = []
  /// Those of the sections of which something is missing.
  package var cutOff: [(path: String, place: MalformedRecord)] = []
}

/// How long files became that once were in certain states.
package struct LaterStates {
  private var byteCounts: [UInt32: Int] = [:]
  /// The last state of each section that has any.
  private var lastStates: [TotalsIndex.Place: UInt32] = [:]

  /// Takes notice of the states of a version.
  package mutating func add(
    _ states: [UInt32], of section: TotalsIndex.Place, _ version: FileVersion
  ) {
    lastStates[section] = states.last
    for state in states { byteCounts[state] = max(byteCounts[state] ?? 0, version.byteCount) }
  }

  /// Whether a file of that length that was in a state became longer.
  package func isPast(_ state: UInt32, at byteCount: Int) -> Bool {
    (byteCounts[state] ?? 0) > byteCount
  }

  /// Whether the file of a section became longer.
  package func isPast(_ section: TotalsIndex.Place, at byteCount: Int) -> Bool {
    lastStates[section].map { isPast($0, at: byteCount) } ?? false
  }
}
