package import ActivityLog
import JSONLines

/// When sessions were active.
///
/// The moments of a session are kept as stretches in which no two neighbours are further apart than
/// five minutes. So it doesn't matter in which order they come: a moment lengthens a stretch, joins two
/// or begins one, and the active time is the length of all.
package struct SessionTimes {
  /// A pause longer than this, in seconds, isn't active time.
  private static let longestPause = 300

  /// A session from its first to its last call.
  package struct Activity {
    /// Seconds since 1970.
    package let start: Int
    package let end: Int
    /// Seconds, without the long pauses.
    package let active: Int
  }

  private var sessions = StringInterner()
  /// By the number of the session, in their order.
  private var stretches: [[ClosedRange<Int>]] = []

  private var clock = RecordClock()

  package init() {}

  /// Adds the moment of a call or response to its session.
  package mutating func add(_ record: ScannedRecord, in bytes: Span<UInt8>) {
    guard let moment = record.seconds ?? clock.seconds(of: record.timestamp, in: bytes) else {
      return
    }
    add(moment...moment, to: sessions.number(of: record.session, in: bytes))
  }

  /// Adds other moments.
  package static func += (left: inout SessionTimes, right: SessionTimes) {
    let numbers = left.sessions.numbers(of: right.sessions)
    for (number, stretches) in right.stretches.enumerated() {
      for stretch in stretches { left.add(stretch, to: numbers[number]) }
    }
  }

  private mutating func add(_ stretch: ClosedRange<Int>, to session: UInt32) {
    while stretches.count <= session { stretches.append([]) }
    Self.add(stretch, to: &stretches[Int(session)])
  }

  /// Joins a stretch with those that are no further away than a pause.
  private static func add(_ stretch: ClosedRange<Int>, to stretches: inout [ClosedRange<Int>]) {
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

  /// When a session was active, nil for calls without a session or without timestamps.
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
