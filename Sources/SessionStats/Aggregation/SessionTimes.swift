import JSONLines

/// When sessions were active.
///
/// The moments of a session are kept as stretches in which no two neighbours are further apart than
/// five minutes. So it doesn't matter in which order they come: a moment lengthens a stretch, joins two
/// or begins one, and the active time is the length of all.
struct SessionTimes {
  /// A pause longer than this, in seconds, isn't active time.
  private static let longestPause = 300

  /// A session from its first to its last call.
  struct Activity {
    /// Seconds since 1970.
    let start: Int
    let end: Int
    /// Seconds, without the long pauses.
    let active: Int
  }

  private var sessions = NameTable()
  /// By the number of the session, in their order.
  private var stretches: [[ClosedRange<Int>]] = [[]]

  /// Counts a moment of a session.
  mutating func add(_ session: JSONText?, at moment: Int?, in bytes: Span<UInt8>) {
    guard let moment else { return }
    let number = Int(sessions.number(of: session, in: bytes))
    if number == stretches.count { stretches.append([]) }
    add(moment, to: &stretches[number])
  }

  private func add(_ moment: Int, to stretches: inout [ClosedRange<Int>]) {
    var (place, end) = (0, stretches.count)
    while place < end {
      let middle = (place + end) / 2
      if stretches[middle].lowerBound > moment { end = middle } else { place = middle + 1 }
    }
    var joined = moment...moment
    if place < stretches.count, stretches[place].lowerBound - moment <= Self.longestPause {
      joined = moment...stretches[place].upperBound
      stretches.remove(at: place)
    }
    if place > 0, moment - stretches[place - 1].upperBound <= Self.longestPause {
      let before = stretches[place - 1]
      stretches[place - 1] = before.lowerBound...max(before.upperBound, joined.upperBound)
    } else {
      stretches.insert(joined, at: place)
    }
  }

  /// When a session was active, nil for calls without a session or without timestamps.
  func activity(of session: String?) -> Activity? {
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
