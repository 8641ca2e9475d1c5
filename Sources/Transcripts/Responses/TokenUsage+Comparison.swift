import ActivityLog
import Pricing

/// Comparison of the usages in rows that may be of one response.
extension TokenUsage {
  /// Whether two usages can be of one prompt: counts that are known in both are equal.
  ///
  /// The first rows of a response may have 0, and get their counts when it is complete.
  func hasPrompt(like other: TokenUsage) -> Bool {
    Self.agree(input, other.input) && Self.agree(cacheRead, other.cacheRead)
      && Self.agree(writes, other.writes)
  }

  private var writes: Int { cacheWrite5m.saturatingAdd(cacheWrite1h) }

  /// A hash of all counts that are billed.
  var countsHash: UInt64 {
    let counts = SIMD8<Int>(input, output, cacheWrite5m, cacheWrite1h, cacheRead, 0, 0, 0)
    var hash: UInt64 = 0
    for index in counts.indices {
      hash = (hash ^ UInt64(bitPattern: Int64(counts[index]))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  private static func agree(_ left: Int, _ right: Int) -> Bool {
    left == right || left == 0 || right == 0
  }
}
