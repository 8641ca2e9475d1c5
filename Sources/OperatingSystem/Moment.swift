import Bytes
internal import CSystem

/// A point in time, in whole seconds since 1970.
package struct Moment {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// The first and the last second in UTC whose year has four digits.
  package static let first = Moment(seconds: -62_167_219_200)
  package static let last = Moment(seconds: 253_402_300_799)

  /// The current time.
  package static var now: Moment { Moment(seconds: time(nil)) }

  /// The moment in UTC in the format of RFC 3339: `2026-01-14T15:30:00Z`; the nearest that has a year of four digits.
  package var utcText: String {
    let parts = parts(inUTC: true)
    return NumberText.filling(
      "0000-00-00T00:00:00Z",
      with: [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second])
  }

  /// The date in local time: the time zone of `TZ`, or the system's.
  package var localDate: CalendarDate { CalendarDate(secondsInLocalTime: seconds) }

  /// The hour in local time, `00` to `23`.
  package var localHour: String {
    NumberText.filling("00", with: [parts(inUTC: false).hour])
  }

  /// The date and time in local time: `2026-01-14 16:30`.
  package var localText: String {
    let parts = parts(inUTC: false)
    return NumberText.filling(
      "0000-00-00 00:00",
      with: [parts.year, parts.month, parts.day, parts.hour, parts.minute])
  }

  /// Returns the year, month and so on, of the first or last moment if the year has more digits than four.
  private func parts(
    inUTC: Bool
  ) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let seconds = min(max(seconds, Self.first.seconds), Self.last.seconds)
    let parts = unsafe SystemCalls.withDate(ofSeconds: seconds, inUTC: inUTC) { date in
      unsafe (
        min(max(Int(date.tm_year) + 1900, 0), 9999), Int(date.tm_mon) + 1, Int(date.tm_mday),
        Int(date.tm_hour),
        Int(date.tm_min), Int(date.tm_sec)
      )
    }
    return parts ?? (1970, 1, 1, 0, 0, 0)
  }
}
