import ActivityLog
import OperatingSystem

/// What an import did.
struct ImportResult {
  /// Calls, and the days that they are of.
  struct Calls {
    private(set) var count = 0
    private(set) var first: CalendarDate?
    private(set) var last: CalendarDate?

    /// Takes notice of a call.
    mutating func add(_ date: CalendarDate) {
      count += 1
      first = first.map { min($0, date) } ?? date
      last = last.map { max($0, date) } ?? date
    }

    /// The days in words: `2026-01-14`, `2026-01-12 to 2026-01-14`.
    var days: String {
      guard let first, let last else { return "" }
      return first == last ? "\(first)" : "\(first) to \(last)"
    }
  }

  /// Those whose records were written, or would be.
  var imported = Calls()
  /// Those whose records were there.
  var logged = Calls()
  /// Those of days that were rotated.
  var rotated = Calls()
  /// Those of days with records that have no id.
  var unnamed = Calls()
  /// What a person should know, a line each, and whether any of that is a failure.
  private(set) var messages: [String] = []
  private(set) var hasFailed = false

  /// Takes notice of something that failed.
  mutating func fail(_ message: String) {
    messages.append(message)
    hasFailed = true
  }

  /// Takes notice of something that can't be read and costs no more than that.
  mutating func note(_ message: String) { messages.append(message) }
}
