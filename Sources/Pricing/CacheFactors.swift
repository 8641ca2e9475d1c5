/// What tokens of a cache cost, as multiples of the price of input.
package struct CacheFactors {
  package let write5m: ShortDecimal
  package let write1h: ShortDecimal
  package let read: ShortDecimal

  /// Those of most models.
  package static let usual = reading("0.1")

  /// The usual ones, but for reading.
  package static func reading(_ factor: ShortDecimal) -> CacheFactors {
    CacheFactors(write5m: "1.25", write1h: 2, read: factor)
  }

  /// The factor of a kind, nil for what isn't of a cache.
  package subscript(kind: TokenKind) -> ShortDecimal? {
    switch kind {
    case .input, .output: nil
    case .cacheWrite5m: write5m
    case .cacheWrite1h: write1h
    case .cacheRead: read
    }
  }
}
