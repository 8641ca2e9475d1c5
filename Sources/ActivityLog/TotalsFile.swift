package import OperatingSystem

/// A file with the totals of a month's rotated day files.
package struct TotalsFile {
  /// The first day of the month.
  package let month: CalendarDate
  package let path: String
  /// The owner in a team's directory; nil elsewhere.
  package let user: String?

  package init(month: CalendarDate, path: String, user: String? = nil) {
    self.month = month
    self.path = path
    self.user = user
  }

  /// Returns the name of the file for a day: `totals-2026-01.ndjson`.
  ///
  /// The `find ... -name "*.jsonl" -delete` that many people have in their crontab doesn't match it.
  package static func name(for date: CalendarDate) -> String {
    "totals-\(date.description.prefix(7)).ndjson"
  }

  /// Returns the first day of the month in a file name; nil if it isn't the name of a totals file.
  ///
  /// Copies with a longer name are totals files, too: `totals-2026-01-laptop.ndjson`.
  package static func month(ofName name: String) -> CalendarDate? {
    let stem = "totals-2026-01"
    guard name.hasPrefix("totals-"), name.hasSuffix(".ndjson"),
      name.dropFirst(stem.count).first?.isNumber == false
    else { return nil }
    return CalendarDate(name.prefix(stem.count).dropFirst("totals-".count) + "-01" as String)
  }

  /// Whether the totals of that day belong in this file.
  package func isOfMonth(of date: CalendarDate) -> Bool {
    (date.year, date.month) == (month.year, month.month)
  }
}
