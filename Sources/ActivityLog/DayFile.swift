import Bytes
package import OperatingSystem

/// The log file of one day.
package struct DayFile: Sendable {
  /// The local date on which the records were written.
  package let date: CalendarDate
  package let path: String
  /// The owner in a team's directory; nil elsewhere.
  package let user: String?

  package init(date: CalendarDate, path: String, user: String? = nil) {
    self.date = date
    self.path = path
    self.user = user
  }

  /// Returns the file name for a day: `activity-2026-01-14.jsonl`.
  package static func name(for date: CalendarDate) -> String { "activity-\(date).jsonl" }

  /// Returns the date in a file name; nil if it isn't the name of a day file.
  package static func date(ofName name: String) -> CalendarDate? {
    let bytes = ContiguousArray(name.utf8)
    return date(ofName: bytes.span)
  }

  /// Returns the date in a file name given as bytes.
  package static func date(ofName name: Span<UInt8>) -> CalendarDate? {
    guard name.count == "activity-2026-01-14.jsonl".utf8.count, name.has("activity-", at: 0),
      name.has(".jsonl", at: name.count - 6)
    else { return nil }
    return CalendarDate(name.extracting(9..<name.count - 6))
  }
}
