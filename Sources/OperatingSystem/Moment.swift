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

  /// The moment in UTC in the format of RFC 3339: `2026-01-14T15:30:00Z`.
  package var utcText: String {
    let time = timeOfDay(inUTC: true)
    return "\(CalendarDate(secondsInUTC: seconds))T\(time.hour):\(time.minute):\(time.second)Z"
  }

  /// The date in local time: the time zone of `TZ`, or the system's.
  package var localDate: CalendarDate { CalendarDate(secondsInLocalTime: seconds) }

  /// The hour in local time, `00` to `23`.
  package var localHour: String { timeOfDay(inUTC: false).hour }

  /// The date and time in local time: `2026-01-14 16:30`.
  package var localText: String {
    let time = timeOfDay(inUTC: false)
    return "\(localDate) \(time.hour):\(time.minute)"
  }

  /// Returns the time of day, each part with two digits.
  private func timeOfDay(inUTC: Bool) -> (hour: String, minute: String, second: String) {
    let time = unsafe SystemCalls.withDate(ofSeconds: seconds, inUTC: inUTC) { date in
      unsafe (Int(date.tm_hour), Int(date.tm_min), Int(date.tm_sec))
    }
    let (hour, minute, second) = time ?? (0, 0, 0)
    return (
      NumberText.padded(hour, to: 2), NumberText.padded(minute, to: 2),
      NumberText.padded(second, to: 2)
    )
  }
}
