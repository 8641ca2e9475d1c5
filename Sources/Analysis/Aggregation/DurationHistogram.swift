/// A histogram of durations for approximate percentiles, in a few kilobytes.
///
/// Each value up to 255 has its own bucket. Above, each doubling is divided into 128 buckets, which are
/// represented by the value in their middle, so that no percentile is off by more than 0.4 percent.
package struct DurationHistogram: Sendable {
  private static let exactCount = 256
  private static let bucketsPerDoubling = 128

  private var buckets: ContiguousArray<Int> = []
  private(set) var count = 0
  package private(set) var maximum = 0

  /// Adds a duration, which must not be negative.
  mutating func add(duration: Int) {
    let index = Self.index(of: duration)
    makeRoom(for: index + 1)
    buckets[index] += 1
    count += 1
    maximum = max(maximum, duration)
  }

  @inline(__always)
  private mutating func makeRoom(for count: Int) {
    let missing = count - buckets.count
    if missing > 0 { buckets.append(contentsOf: repeatElement(0, count: missing)) }
  }

  static func += (left: inout DurationHistogram, right: DurationHistogram) {
    guard left.count > 0 else { return left = right }
    left.makeRoom(for: right.buckets.count)
    for index in right.buckets.indices { left.buckets[index] += right.buckets[index] }
    left.count += right.count
    left.maximum = max(left.maximum, right.maximum)
  }

  /// Returns the smallest value that at least `percent` % of all values don't exceed (nearest rank); nil if there
  /// are no values.
  package func percentile(_ percent: Int) -> Int? {
    guard count > 0 else { return nil }
    let rank = count / 100 * percent + (count % 100 * percent + 99) / 100
    if rank == count { return maximum }
    var seen = 0
    for (index, occurrences) in buckets.enumerated() {
      seen += occurrences
      if seen >= rank { return min(Self.value(of: index), maximum) }
    }
    return maximum
  }

  private static func index(of value: Int) -> Int {
    guard value >= exactCount else { return max(value, 0) }
    let shift = Int.bitWidth - 8 - value.leadingZeroBitCount
    return exactCount + (shift - 1) * bucketsPerDoubling + (value >> shift) - bucketsPerDoubling
  }

  private static func value(of index: Int) -> Int {
    guard index >= exactCount else { return index }
    let shift = (index - exactCount) / bucketsPerDoubling + 1
    let lowest = ((index - exactCount) % bucketsPerDoubling + bucketsPerDoubling) << shift
    return lowest + (1 << (shift - 1))
  }
}
