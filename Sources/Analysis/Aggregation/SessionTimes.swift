package import ActivityLog
import JSONLines

/// The times at which sessions were active, by the sessions' numbers.
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

  /// A session's ranges. Most sessions have only one, which needs no array.
  private struct Stretches {
    /// From the first to the last time; empty if there is none.
    var start = Int.max
    var end = Int.min
    /// The sorted ranges if there are several.
    var several: ContiguousArray<ClosedRange<Int>> = []

    /// The time within the ranges.
    var active: Int {
      guard several.isEmpty else {
        return several.reduce(0) { $0.saturatingAdd($1.upperBound - $1.lowerBound) }
      }
      return start <= end ? end - start : 0
    }
  }

  /// By the sessions' numbers.
  private var sessions: ContiguousArray<Stretches> = []
  private var clock = RecordClock()

  package init() {}

  /// Adds the time of a call or response to its session.
  package mutating func addTime(
    of record: ScannedRecord, in bytes: Span<UInt8>, to session: UInt32
  ) {
    if let moment = record.seconds ?? clock.seconds(of: record.timestamp, in: bytes) {
      addStretch(moment...moment, to: session)
    }
  }

  /// Adds all times of another instance.
  ///
  /// - Parameter numbers: The numbers here of the sessions there.
  package mutating func add(_ other: SessionTimes, numbers: ContiguousArray<UInt32>) {
    for (number, stretches) in other.sessions.enumerated() where stretches.start <= stretches.end {
      guard stretches.several.isEmpty else {
        for stretch in stretches.several { addStretch(stretch, to: numbers[number]) }
        continue
      }
      addStretch(stretches.start...stretches.end, to: numbers[number])
    }
  }

  private mutating func addStretch(_ stretch: ClosedRange<Int>, to session: UInt32) {
    while sessions.count <= session { sessions.append(Stretches()) }
    Self.add(stretch, to: &sessions[Int(session)])
  }

  /// Adds a range, merging it with those that are at most one pause away.
  private static func add(_ stretch: ClosedRange<Int>, to stretches: inout Stretches) {
    let (start, end) = (stretches.start, stretches.end)
    stretches.start = min(start, stretch.lowerBound)
    stretches.end = max(end, stretch.upperBound)
    if stretches.several.isEmpty {
      let isNear =
        stretch.lowerBound - longestPause <= end && start <= stretch.upperBound + longestPause
      if start > end || isNear { return }
      stretches.several = [start...end]
    }
    insert(stretch, into: &stretches.several)
    if stretches.several.count == 1 { stretches.several = [] }
  }

  private static func insert(
    _ stretch: ClosedRange<Int>, into stretches: inout ContiguousArray<ClosedRange<Int>>
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
  package var activeSeconds: Int { sessions.reduce(0) { $0.saturatingAdd($1.active) } }

  /// Returns when a session was active; nil if there are no timestamps. Number 0 is of calls without a session.
  package func activity(of session: UInt32) -> Activity? {
    guard session < sessions.count, case let stretches = sessions[Int(session)],
      stretches.start <= stretches.end
    else { return nil }
    return Activity(start: stretches.start, end: stretches.end, active: stretches.active)
  }
}
