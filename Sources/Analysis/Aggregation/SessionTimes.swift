package import ActivityLog
import JSONLines

/// The times at which sessions were active.
///
/// A session's times are kept as ranges in which consecutive times are at most five minutes apart. Times may
/// be added in any order: each extends a range, joins two ranges or starts a new one. The active time is the
/// sum of the ranges' lengths.
package struct SessionTimes {
  /// The longest pause in seconds that counts as active time.
  private static let longestPause = 300

  /// The time from a session's first to its last call.
  package struct Activity {
    /// Seconds since 1970.
    package let start: Int
    package let end: Int
    /// The active time in seconds, without long pauses.
    package let active: Int
  }

  private var sessions = StringInterner()
  /// The sorted ranges of each session, by its number.
  private var stretches: [[ClosedRange<Int>]] = []

  private var clock = RecordClock()

  package init() {}

  /// Adds the time of a call or response to its session.
  package mutating func addTime(of record: ScannedRecord, in bytes: Span<UInt8>) {
    if let moment = record.seconds ?? clock.seconds(of: record.timestamp, in: bytes) {
      addStretch(moment...moment, to: sessions.number(of: record.session, in: bytes))
    }
  }

  /// Adds all times of another instance.
  package static func += (left: inout SessionTimes, right: SessionTimes) {
    let numbers = left.sessions.numbers(of: right.sessions)
    for (number, stretches) in right.stretches.enumerated() {
      for stretch in stretches { left.addStretch(stretch, to: numbers[number]) }
    }
  }

  private mutating func addStretch(_ stretch: ClosedRange<Int>, to session: UInt32) {
    while stretches.count <= session { stretches.append([]) }
    Self.addStretch(stretch, to: &stretches[Int(session)])
  }

  /// Adds a range, merging it with those that are at most one pause away.
  private static func addStretch(
    _ stretch: ClosedRange<Int>, to stretches: inout [ClosedRange<Int>]
  ) {
    var (first, end) = (0, stretches.count)
    while first < end {
      let middle = (first + end) / 2
      if stretches[middle].upperBound < stretch.lowerBound - longestPause {
        first = middle + 1
      } else {
        end = middle
      }
    }
    while end < stretches.count, stretches[end].lowerBound <= stretch.upperBound + longestPause {
      end += 1
    }
    guard first < end else { return stretches.insert(stretch, at: first) }
    let lower = min(stretch.lowerBound, stretches[first].lowerBound)
    let upper = max(stretch.upperBound, stretches[end - 1].upperBound)
    stretches.replaceSubrange(first..<end, with: CollectionOfOne(lower...upper))
  }

  /// The active time of all sessions in seconds; sessions side by side count each.
  package var activeSeconds: Int {
    stretches.reduce(0) { sum, stretches in
      stretches.reduce(sum) { $0.saturatingAdd($1.upperBound - $1.lowerBound) }
    }
  }

  /// Returns when a session was active, or calls without a session if nil; nil if there are no timestamps.
  package func activity(of session: String?) -> Activity? {
    let number = session.map { sessions.find($0) ?? .max } ?? 0
    guard number < stretches.count, case let stretches = stretches[Int(number)],
      let first = stretches.first,
      let last = stretches.last
    else { return nil }
    return Activity(
      start: first.lowerBound, end: last.upperBound,
      active: stretches.reduce(0) { $0 + $1.upperBound - $1.lowerBound })
  }
}
