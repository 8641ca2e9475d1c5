/// What tokens of a cache cost, as multiples of the price of input.
struct CacheFactors {
  let write5m: ShortDecimal
  let write1h: ShortDecimal
  let read: ShortDecimal

  /// Those of most models.
  static let usual = reading("0.1")

  /// The usual ones, but for reading.
  static func reading(_ factor: ShortDecimal) -> CacheFactors {
    CacheFactors(write5m: "1.25", write1h: 2, read: factor)
  }

  /// The factor of a kind, nil for what isn't of a cache.
  subscript(kind: TokenKind) -> ShortDecimal? {
    switch kind {
    case .input, .output: nil
    case .cacheWrite5m: write5m
    case .cacheWrite1h: write1h
    case .cacheRead: read
    }
  }
}
