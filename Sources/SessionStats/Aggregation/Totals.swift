package import ActivityLog

/// What a number of tool calls add up to.
///
/// Each count of a record is at most `Int.max`, so that no sum here can overflow; `clamped` brings a
/// sum back into what reports print.
package struct Totals {
  package private(set) var count = 0
  package private(set) var failures = 0
  package private(set) var inputTokens: Int128 = 0
  package private(set) var outputTokens: Int128 = 0
  package private(set) var totalTokens: Int128 = 0
  package private(set) var linesAdded: Int128 = 0
  package private(set) var linesRemoved: Int128 = 0
  package private(set) var durationCount = 0
  package private(set) var durationTotal: Int128 = 0

  /// Counts one record.
  package mutating func add(_ record: ScannedRecord) {
    count += 1
    if record.hasFailed { failures += 1 }
    inputTokens += Int128(record.inputTokens)
    outputTokens += Int128(record.outputTokens)
    totalTokens += Int128(record.totalTokens)
    linesAdded += Int128(record.linesAdded)
    linesRemoved += Int128(record.linesRemoved)
    if let duration = record.durationMilliseconds {
      durationCount += 1
      durationTotal += Int128(duration)
    }
  }

  package static func += (left: inout Totals, right: Totals) {
    left.count += right.count
    left.failures += right.failures
    left.inputTokens += right.inputTokens
    left.outputTokens += right.outputTokens
    left.totalTokens += right.totalTokens
    left.linesAdded += right.linesAdded
    left.linesRemoved += right.linesRemoved
    left.durationCount += right.durationCount
    left.durationTotal += right.durationTotal
  }
}

extension Int128 {
  /// The count as it is printed: at most `Int.max`.
  package var clamped: Int { Int(clamping: self) }
}
