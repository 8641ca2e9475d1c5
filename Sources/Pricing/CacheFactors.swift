/// The prices of cached tokens as multiples of the input price.
package struct CacheFactors {
  package let write5m: ShortDecimal
  package let write1h: ShortDecimal
  package let read: ShortDecimal

  /// The factors of most models.
  package static let usual = reading("0.1")

  /// Returns the usual factors except for reading.
  package static func reading(_ factor: ShortDecimal) -> CacheFactors {
    CacheFactors(write5m: "1.25", write1h: 2, read: factor)
  }

  /// The factor of a kind; nil for uncached tokens.
  package subscript(kind: TokenKind) -> ShortDecimal? {
    switch kind {
    case .input, .output: nil
    case .cacheWrite5m: write5m
    case .cacheWrite1h: write1h
    case .cacheRead: read
    }
  }
}
