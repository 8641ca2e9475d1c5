package import POSIX

/// The log file of one day.
package struct DayFile: Sendable {
  /// The local date on which its records were written.
  package let date: CalendarDate
  package let path: String
  /// Whose it is in a team's folder; nil elsewhere.
  package let user: String?

  package init(date: CalendarDate, path: String, user: String? = nil) {
    self.date = date
    self.path = path
    self.user = user
  }

  /// The name of a day's file: `activity-2026-01-14.jsonl`.
  package static func name(for date: CalendarDate) -> String { "activity-\(date).jsonl" }

  /// The date that is in a file's name, nil when it isn't a day file's name.
  package static func date(ofName name: String) -> CalendarDate? {
    let (start, end) = ("activity-", ".jsonl")
    guard name.utf8.count == start.utf8.count + 10 + end.utf8.count, name.hasPrefix(start),
      name.hasSuffix(end)
    else { return nil }
    return CalendarDate(String(name.dropFirst(start.count).dropLast(end.count)))
  }
}
