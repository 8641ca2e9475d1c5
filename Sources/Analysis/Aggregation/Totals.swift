package import ActivityLog

/// The totals of a set of tool calls.
///
/// Each count in a record is at most `Int.max`, so no 128-bit sum can overflow; `clamped` converts a sum to
/// the range that reports print.
package struct Totals: Sendable {
  package private(set) var count = 0
  package private(set) var failures = 0
  package private(set) var inputTokens: Int128 = 0
  package private(set) var outputTokens: Int128 = 0
  package private(set) var totalTokens: Int128 = 0
  package private(set) var linesAdded: Int128 = 0
  package private(set) var linesRemoved: Int128 = 0
  package private(set) var durationCount = 0
  package private(set) var durationTotal: Int128 = 0

  /// Adds a call.
  mutating func add(call record: ScannedRecord) {
    count += 1
    if record.hasFailed { failures += 1 }
    addTokensAndLines(of: record)
    if let duration = record.durationMilliseconds {
      durationCount += 1
      durationTotal += Int128(duration)
    }
  }

  /// Adds a line of totals, whose members are those of a record except for the counts.
  mutating func add(rotated line: TotalsLine) {
    count = count.saturatingAdd(line.figures.count)
    if line.hasFailed { failures = failures.saturatingAdd(line.figures.count) }
    addTokensAndLines(of: line.record)
    durationCount = durationCount.saturatingAdd(line.figures.durationCount)
    durationTotal += Int128(line.figures.durationTotal)
  }

  @inline(__always)
  private mutating func addTokensAndLines(of record: ScannedRecord) {
    inputTokens += Int128(record.inputTokens)
    outputTokens += Int128(record.outputTokens)
    totalTokens += Int128(record.totalTokens)
    linesAdded += Int128(record.linesAdded)
    linesRemoved += Int128(record.linesRemoved)
  }

  /// Removes and returns as much as fits into a line of totals.
  ///
  /// That is nearly always all of it. Absurdly large sums exceed a line's numbers; the rest goes into further
  /// lines.
  package mutating func takeFigures() -> TotalsLine.Figures {
    var figures = TotalsLine.Figures()
    (figures.count, count) = (count, 0)
    (figures.durationCount, durationCount) = (durationCount, 0)
    figures.inputTokens = inputTokens.takeInt()
    figures.outputTokens = outputTokens.takeInt()
    figures.totalTokens = totalTokens.takeInt()
    figures.linesAdded = linesAdded.takeInt()
    figures.linesRemoved = linesRemoved.takeInt()
    figures.durationTotal = durationTotal.takeInt()
    return figures
  }

  /// Whether there is nothing left to remove.
  package var isEmpty: Bool {
    count == 0 && durationCount == 0
      && [inputTokens, outputTokens, totalTokens, linesAdded, linesRemoved, durationTotal]
        .allSatisfy { $0 == 0 }
  }

  package static func += (left: inout Totals, right: Totals) {
    left.count = left.count.saturatingAdd(right.count)
    left.failures = left.failures.saturatingAdd(right.failures)
    left.inputTokens += right.inputTokens
    left.outputTokens += right.outputTokens
    left.totalTokens += right.totalTokens
    left.linesAdded += right.linesAdded
    left.linesRemoved += right.linesRemoved
    left.durationCount = left.durationCount.saturatingAdd(right.durationCount)
    left.durationTotal += right.durationTotal
  }
}

extension Int128 {
  /// The count as printed, clamped to `Int.max`.
  package var clamped: Int { Int(clamping: self) }

  /// Subtracts and returns as much as an `Int` holds.
  fileprivate mutating func takeInt() -> Int {
    let part = clamped
    self -= Int128(part)
    return part
  }
}
