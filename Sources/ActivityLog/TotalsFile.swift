package import OperatingSystem

/// A file with what the rotated day files of a month add up to.
package struct TotalsFile {
  /// The first day of the month.
  package let month: CalendarDate
  package let path: String
  /// Whose it is in a team's directory; nil elsewhere.
  package let user: String?

  /// The name of the file for a day: `totals-2026-01.ndjson`.
  ///
  /// Many people have `find ... -name "*.jsonl" -delete` in their crontab, which doesn't hit it.
  package static func name(for date: CalendarDate) -> String {
    "totals-\(date.description.prefix(7)).ndjson"
  }

  /// The first day of the month in a file's name, nil when it isn't a totals file's.
  ///
  /// Copies that were given a longer name are totals files, too: `totals-2026-01-laptop.ndjson`.
  package static func month(ofName name: String) -> CalendarDate? {
    let stem = "totals-2026-01"
    guard name.hasPrefix("totals-"), name.hasSuffix(".ndjson"),
      name.dropFirst(stem.count).first?.isNumber == false
    else { return nil }
    return CalendarDate(name.prefix(stem.count).dropFirst("totals-".count) + "-01" as String)
  }

  /// Whether totals of that day belong in it.
  package func isOfMonth(of date: CalendarDate) -> Bool {
    (date.year, date.month) == (month.year, month.month)
  }
}
