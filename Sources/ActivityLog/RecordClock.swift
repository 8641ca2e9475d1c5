import Bytes
package import JSONLines
package import OperatingSystem

/// A converter of records' timestamps to moments and dates, with caches for many of the same day.
package struct RecordClock: Sendable {
  /// The start of each day in UTC, by year, month and day as one number; nil for an invalid day.
  private var days: [Int: Int?] = [:]
  /// Caches by quarter of an hour, because nearly all time zones change on quarters.
  private var hours = ByQuarter<String>()
  private var dates = ByQuarter<CalendarDate>()
  private var datesInUTC = ByQuarter<CalendarDate>()

  package init() {}

  /// Returns the seconds since 1970 of an RFC 3339 timestamp such as `2026-01-14T15:30:00Z`; nil for anything else.
  ///
  /// The fraction and the offset are optional; without an offset the time is UTC.
  package mutating func seconds(of timestamp: JSONText?, in bytes: Span<UInt8>) -> Int? {
    guard let timestamp else { return nil }
    guard timestamp.isEscaped else {
      return seconds(of: bytes.extracting(timestamp.start..<timestamp.end))
    }
    let decoded = ContiguousArray(timestamp.string(in: bytes).utf8)
    return seconds(of: decoded.span)
  }

  private mutating func seconds(of text: Span<UInt8>) -> Int? {
    guard text.count >= 19, let year = text.number(in: 0..<4), let month = text.number(in: 5..<7),
      let day = text.number(in: 8..<10),
      let hour = text.number(in: 11..<13), let minute = text.number(in: 14..<16),
      let second = text.number(in: 17..<19), hour < 24, minute < 60, second <= 60,
      text[4] == .minus, text[7] == .minus, text[13] == .colon, text[16] == .colon,
      text[10] | 0x20 == UInt8(ascii: "t") || text[10] == .space,
      let start = start(ofDay: text.extracting(0..<10), numbered: (year * 100 + month) * 100 + day),
      let offset = text.offset(from: 19)
    else { return nil }
    // A leap second or an offset may lead out of the years of four digits.
    let seconds = start + hour * 3_600 + minute * 60 + second - offset
    return min(max(seconds, Moment.first.seconds), Moment.last.seconds)
  }

  private mutating func start(ofDay day: Span<UInt8>, numbered number: Int) -> Int? {
    if let known = days[number] { return known }
    let start = CalendarDate(day)?.secondsInUTC
    days[number] = .some(start)
    return start
  }

  /// Returns the hour of a moment in local time: `00` to `23`.
  package mutating func localHour(of seconds: Int) -> String {
    hours.value(at: seconds) { Moment(seconds: $0).localHour }
  }

  /// Returns the date of a moment in UTC.
  package mutating func dateInUTC(of seconds: Int) -> CalendarDate {
    datesInUTC.value(at: seconds) { CalendarDate(secondsInUTC: $0) }
  }

  /// Returns the date of a moment in local time.
  package mutating func localDate(of seconds: Int) -> CalendarDate {
    dates.value(at: seconds) { Moment(seconds: $0).localDate }
  }
}

/// A cache of a value that is usually constant within a quarter of an hour.
private struct ByQuarter<Value: Equatable & Sendable>: Sendable {
  /// The values by the quarter's first second; nil if the value changes within, as with a `TZ` such as `XXX-0:07`.
  private var known: [Int: Value?] = [:]

  /// Returns the value at a moment, which may be before 1970.
  mutating func value(at seconds: Int, by make: (Int) -> Value) -> Value {
    let rest = seconds % 900
    let start = seconds &- (rest < 0 ? rest + 900 : rest)
    if let value = known[start] { return value ?? make(seconds) }
    let value = make(start)
    let isSame = make(start &+ 899) == value
    known[start] = .some(isSame ? value : nil)
    return isSame ? value : make(seconds)
  }
}

extension Span where Element == UInt8 {
  /// Returns the number that the digits denote; nil if one of the bytes isn't a digit.
  fileprivate func number(in range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      guard self[index].isDigit else { return nil }
      number = number * 10 + Int(self[index] - 0x30)
    }
    return number
  }

  /// Returns the seconds that a time zone is ahead of UTC, from `Z`, `+01:00`, `+0100` or nothing, after an
  /// optional fraction of a second.
  fileprivate func offset(from start: Int) -> Int? {
    var index = start
    if index < count, self[index] == .point {
      index += 1
      while index < count, self[index].isDigit { index += 1 }
    }
    guard index < count else { return 0 }
    if self[index] | 0x20 == UInt8(ascii: "z") { return index + 1 == count ? 0 : nil }
    guard self[index] == .plus || self[index] == .minus, count - index >= 5,
      let hours = number(in: index + 1..<index + 3)
    else { return nil }
    let minutesStart = self[index + 3] == .colon ? index + 4 : index + 3
    guard minutesStart + 2 == count, let minutes = number(in: minutesStart..<count) else {
      return nil
    }
    let seconds = hours * 3_600 + minutes * 60
    return self[index] == .plus ? seconds : -seconds
  }
}
