import Bytes
package import OperatingSystem

/// The log file of one day.
package struct DayFile: Sendable {
  /// The local date on which its records were written.
  package let date: CalendarDate
  package let path: String
  /// Whose it is in a team's directory; nil elsewhere.
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
    let bytes = ContiguousArray(name.utf8)
    return date(ofName: bytes.span)
  }

  /// The same from the name's bytes.
  package static func date(ofName name: Span<UInt8>) -> CalendarDate? {
    guard name.count == "activity-2026-01-14.jsonl".utf8.count, name.has("activity-", at: 0),
      name.has(".jsonl", at: name.count - 6)
    else { return nil }
    return CalendarDate(name.extracting(9..<name.count - 6))
  }
}
