package import OperatingSystem

/// What an import did.
package struct ImportResult {
  /// Calls, and the days that they are of.
  package struct Calls {
    package private(set) var count = 0
    package private(set) var first: CalendarDate?
    package private(set) var last: CalendarDate?

    /// Takes notice of a call.
    package mutating func add(_ date: CalendarDate) {
      count += 1
      first = first.map { min($0, date) } ?? date
      last = last.map { max($0, date) } ?? date
    }

    /// The days in words: `2026-01-14`, `2026-01-12 to 2026-01-14`.
    package var days: String {
      guard let first, let last else { return "" }
      return first == last ? "\(first)" : "\(first) to \(last)"
    }
  }

  /// Those whose records were written, or would be.
  package var imported = Calls()
  /// Those whose records were there.
  package var logged = Calls()
  /// Those of days that were rotated.
  package var rotated = Calls()
  /// Those of days with records that have no id.
  package var unnamed = Calls()
  /// What a person should know, a line each, and whether any of that is a failure.
  package private(set) var messages: [String] = []
  package private(set) var hasFailed = false

  /// Takes notice of something that failed.
  package mutating func fail(_ message: String) {
    messages.append(message)
    hasFailed = true
  }

  /// Takes notice of something that can't be read and costs no more than that.
  package mutating func note(_ message: String) { messages.append(message) }
}
