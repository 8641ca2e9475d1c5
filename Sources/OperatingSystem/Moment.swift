/// A point in time, in whole seconds since 1970.
package struct Moment {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// The present.
  package static var now: Moment { Moment(seconds: SystemCalls.secondsSince1970()) }

  /// UTC in the form of RFC 3339: `2026-01-14T15:30:00Z`.
  package var utcText: String {
    SystemCalls.formatTime(seconds, "%Y-%m-%dT%H:%M:%SZ", inUTC: true)
  }

  /// The date that a calendar on the wall shows (time zone of `TZ`, else the system's).
  package var localDate: CalendarDate { CalendarDate(secondsInLocalTime: seconds) }

  /// The hour that a clock on the wall shows, `00` to `23`.
  package var localHour: String { SystemCalls.formatTime(seconds, "%H", inUTC: false) }

  /// Date and time that calendar and clock on the wall show: `2026-01-14 16:30`.
  package var localText: String { SystemCalls.formatTime(seconds, "%Y-%m-%d %H:%M", inUTC: false) }
}
