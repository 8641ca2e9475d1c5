package import OperatingSystem

/// The result of an import.
package struct ImportResult {
  /// A number of calls, and their days.
  package struct Calls {
    package private(set) var count = 0
    package private(set) var first: CalendarDate?
    package private(set) var last: CalendarDate?

    /// Adds a call.
    package mutating func add(_ date: CalendarDate) {
      count += 1
      first = first.map { min($0, date) } ?? date
      last = last.map { max($0, date) } ?? date
    }

    /// The days as text: `2026-01-14`, `2026-01-12 to 2026-01-14`.
    package var days: String {
      guard let first, let last else { return "" }
      return first == last ? "\(first)" : "\(first) to \(last)"
    }
  }

  /// The calls whose records were written, or would be in a dry run.
  package var imported = Calls()
  /// The calls that were already logged.
  package var logged = Calls()
  /// The calls of rotated days.
  package var rotated = Calls()
  /// The calls of days with records that have no ID.
  package var unnamed = Calls()
  /// The warnings and errors, a line each.
  package private(set) var messages: [String] = []
  package private(set) var hasFailed = false

  /// Adds an error.
  package mutating func fail(_ message: String) {
    messages.append(message)
    hasFailed = true
  }

  /// Adds a warning about something unreadable that isn't a failure.
  package mutating func note(_ message: String) { messages.append(message) }
}
