/// The cache writes by duration, for which the flat count and its split are put together.
///
/// Before 2.1.152, Claude Code could write a flat count of 0 beside a split: then the split counts. A split larger
/// than any other flat count is clamped to it, and the tokens for five minutes give way last.
extension TokenUsage {
  /// The tokens of the prompt that were written to a cache for five minutes, or for an unknown duration.
  package var cacheWrite5m: Int {
    guard cacheWrites > 0 else { return cacheWriteSplit5m }
    let (split, overflow) = cacheWriteSplit5m.addingReportingOverflow(cacheWriteSplit1h)
    guard !overflow, split <= cacheWrites else { return min(cacheWriteSplit5m, cacheWrites) }
    return cacheWrites - cacheWriteSplit1h
  }

  /// The tokens of the prompt that were written to a cache for an hour.
  package var cacheWrite1h: Int {
    guard cacheWrites > 0 else { return cacheWriteSplit1h }
    return min(cacheWriteSplit1h, cacheWrites - min(cacheWriteSplit5m, cacheWrites))
  }

  /// Whether the split tells the duration of any cache write.
  var hasCacheWriteSplit: Bool { cacheWriteSplit5m > 0 || cacheWriteSplit1h > 0 }
}
