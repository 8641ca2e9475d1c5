internal import CSystem

/// A point in time, in whole seconds since 1970.
package struct Moment {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// The current time.
  package static var now: Moment { Moment(seconds: time(nil)) }

  /// The moment in UTC in the format of RFC 3339: `2026-01-14T15:30:00Z`.
  package var utcText: String {
    SystemCalls.formatTime(of: seconds, as: "%Y-%m-%dT%H:%M:%SZ", inUTC: true)
  }

  /// The date in local time: the time zone of `TZ`, or the system's.
  package var localDate: CalendarDate { CalendarDate(secondsInLocalTime: seconds) }

  /// The hour in local time, `00` to `23`.
  package var localHour: String { SystemCalls.formatTime(of: seconds, as: "%H", inUTC: false) }

  /// The date and time in local time: `2026-01-14 16:30`.
  package var localText: String {
    SystemCalls.formatTime(of: seconds, as: "%Y-%m-%d %H:%M", inUTC: false)
  }
}
