import Transcripts

/// Tokens by their kind.
package struct TokenTotals: Equatable {
  package var input: Int128 = 0
  package var output: Int128 = 0
  package var cacheWrite5m: Int128 = 0
  package var cacheWrite1h: Int128 = 0
  package var cacheRead: Int128 = 0

  package var total: Int128 { input + output + cacheWrite5m + cacheWrite1h + cacheRead }

  /// Counts the tokens of one response.
  mutating func add(_ usage: ResponseUsage) {
    input += Int128(usage.input)
    output += Int128(usage.output)
    cacheWrite5m += Int128(usage.cacheWrite5m)
    cacheWrite1h += Int128(usage.cacheWrite1h)
    cacheRead += Int128(usage.cacheRead)
  }

  static func += (left: inout TokenTotals, right: TokenTotals) {
    left.input += right.input
    left.output += right.output
    left.cacheWrite5m += right.cacheWrite5m
    left.cacheWrite1h += right.cacheWrite1h
    left.cacheRead += right.cacheRead
  }
}
