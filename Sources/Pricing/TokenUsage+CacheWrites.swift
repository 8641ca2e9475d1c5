/// The cache writes by duration, for which the flat count and its split are put together.
///
/// Before 2.1.152, Claude Code could write a flat count of 0 beside a split, so the larger of the two is right. What
/// the split doesn't tell is priced as the shorter duration.
extension TokenUsage {
  /// The tokens of the prompt that were written to a cache for five minutes, or for an unknown duration.
  package var cacheWrite5m: Int {
    let (split, overflow) = cacheWriteSplit5m.addingReportingOverflow(cacheWriteSplit1h)
    guard !overflow, split < cacheWrites else { return cacheWriteSplit5m }
    return cacheWrites - cacheWriteSplit1h
  }

  /// The tokens of the prompt that were written to a cache for an hour.
  package var cacheWrite1h: Int { cacheWriteSplit1h }

  /// Whether the split tells the duration of any cache write.
  var hasCacheWriteSplit: Bool { cacheWriteSplit5m > 0 || cacheWriteSplit1h > 0 }
}
