import ActivityLog
import OperatingSystem

/// The result of an import.
package struct ImportResult {
  /// A number of calls, and their days.
  package struct Calls {
    package private(set) var count = 0
    private var span = DaySpan()

    /// Adds a call.
    mutating func addCall(on date: CalendarDate) {
      count += 1
      span.extend(to: date)
    }

    /// The days as text: `2026-01-14`, `2026-01-12 to 2026-01-14`.
    package var days: String {
      guard let first = span.first, let last = span.last else { return "" }
      return first == last ? "\(first)" : "\(first) to \(last)"
    }
  }

  /// The calls whose records were written, or would be in a dry run.
  package internal(set) var imported = Calls()
  /// The calls that were already logged.
  package internal(set) var logged = Calls()
  /// The calls that may be among records without an ID.
  package internal(set) var unnamed = Calls()
  /// The warnings and errors, a line each.
  package internal(set) var messages: [String] = []
  package private(set) var hasFailed = false

  /// Adds an error.
  mutating func fail(_ message: String) {
    messages.append(message)
    hasFailed = true
  }
}
